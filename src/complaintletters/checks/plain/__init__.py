"""How plain a letter's wording and its typed texts are, measured, with what goes beyond the limits of its register."""
