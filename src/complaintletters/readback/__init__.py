"""A Word letter edited in Word and its case in; the case with the edited words, and what can't be taken back, out."""
