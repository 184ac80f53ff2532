"""Files that somebody might hand in by mistake or in malice, and what reading each costs in time and memory."""
