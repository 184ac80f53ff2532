"""The rule book: every code that a finding can have, in; what the rule is, where it comes from and what to do, out.

The rules are data, in the TOML files beside this module, one file for each subject. A rule about a required element takes its
words, provision and strength from the regulator's pack, so that an edition of a code changes in one place.
"""

from complaintletters.rule_book.reading import BASES, Basis, Rule, rule_named, rules

__all__ = ["BASES", "Basis", "Rule", "rule_named", "rules"]
