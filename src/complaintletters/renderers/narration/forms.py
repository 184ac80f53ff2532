"""Forms of figures and addresses that look the same in every language, as patterns."""

PENCE = r"\b\d{1,3}p\b"
ADDRESSES = (
    r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?:/[\w\-./%?=&#+~]*[\w/])?",
    r"(?<![\w@.-])[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.(?:(?:co|org|gov|nhs|ac)\.uk|com|org|net)"
    r"(?:/[\w\-./%?=&#+~]*[\w/])?(?!\w)",
)
"""Of e-mail and of the web."""
TELEPHONE = r"(?<![\w,/-])(?:\+44 ?|0)\d(?:[ -]?\d){8,10}(?!\d)"
DATE_ISO = r"(?<!\d)(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"
DATE_SLASHES = r"(?<!\d)(?P<sd>\d{1,2})/(?P<sm>\d{1,2})/(?P<sy>\d{4})(?!\d)"
POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
REFERENCES = (
    r"\b(?=(?:[A-Z/-]*\d){4})[A-Z]{2,}[/-][A-Z\d][A-Z\d/-]*\b",
    r"\b(?=(?:[A-Z-]*\d){4})[A-Z]{1,4}\d+(?:-?[A-Z\d]+)*\b",
)
"""A landlord's, a job's."""
VEHICLE_OR_GAS = r"\b[A-Z]{2}\d\d ?[A-Z]{3}\b|\bCO2\b"
