"""Every edition of every letter, judged by checkers that other people wrote and by the rules that they publish."""
