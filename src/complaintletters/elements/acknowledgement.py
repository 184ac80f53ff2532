"""What elements of acknowledgements and extensions need: what is wanted, who is responsible, and by when."""

from complaintletters.describing import Description
from complaintletters.elements.requirement import Needs, fact, point_path, said


def outcomes_sought(made: Description) -> Needs:
    for outcome in made.names.outcomes:
        yield fact(outcome.text, outcome.text.path, f"the outcome sought “{outcome.text.text}”")
    if not made.case.outcomes:
        yield fact(
            None, "outcomes", "what the resident wants", "Ask them, and add it; “to be told why” is an outcome too."
        )
    if made.request.kind == "response":
        for outcome in made.names.outcomes:
            path = outcome.text.path.removesuffix(".text")
            where = f"{path}.answers.{made.request.stage}"
            yield fact(outcome.answer, where, f"the answer to “{outcome.text.text}”")


def clarification(made: Description) -> Needs:
    for point in made.names.accepted_points:
        if point.unclear:
            yield fact(point.unclear, point.unclear.path, "the question about an unclear point")
    yield said(made.names.say.correct_definition, "how to correct the complaint definition")


def responsibility(made: Description) -> Needs:
    if made.request.kind == "acknowledgement":
        for point in made.names.accepted_points:
            path = f"{point_path(point)}.responsibility"
            what = f"whether you are responsible for “{point.heading.text}”, and why"
            yield fact(point.why, f"{path}.why" if point.responsibility_known else path, what)


def response_due(made: Description) -> Needs:
    yield fact(made.names.dates.response_due, f"stages.{made.request.stage}", "the date by which the answer will come")


def extension_reason(made: Description) -> Needs:
    extension, where = made.names.extension, f"stages.{made.request.stage}.extensions"
    if extension is None:
        yield fact(None, where, f"extension {made.request.number}")
        return
    path = extension.new_due.source.removesuffix(".new_due")
    yield fact(extension.reason, f"{path}.reason", "why this case needs more time")
    yield fact(extension.done, f"{path}.done", "what is done so far")
    yield fact(extension.remaining, f"{path}.remaining", "what remains")
    if extension.beyond_cap or extension.good_reason:
        yield fact(extension.good_reason, f"{path}.good_reason", "the good reason for going beyond the limit")


def old_and_new_date(made: Description) -> Needs:
    extension = made.names.extension
    if extension:
        yield fact(extension.old_due, "stages", "the old date")
        yield fact(extension.new_due, "stages", "the new date")
        if extension.agreed:
            yield said(made.names.say.date_agreed, "that the resident agreed to the new date")
    for earlier in made.names.earlier_extensions if extension else ():
        yield fact(earlier.new_due, "stages", "a date that an earlier extension set")


def update_interval(made: Description) -> Needs:
    extension = made.names.extension
    if extension:
        path = extension.new_due.source.removesuffix(".new_due")
        yield fact(extension.updates, f"{path}.updates", "how often the resident will hear from you")
        say = made.names.say
        agreed = say.updates_agreed if extension.updates_agreed else say.updates_to_agree
        yield said(agreed, "whether the updates are agreed")
