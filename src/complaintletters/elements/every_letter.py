"""What elements of every kind of letter need: who it is from and to, lateness, the Ombudsman, help."""

from complaintletters.describing import Description
from complaintletters.elements.requirement import Needs, fact, said


def identity(made: Description) -> Needs:
    yield fact(made.names.letter.dated, "date", "the letter's date")
    yield fact(made.names.case.reference, "reference", "the case reference")


def stage(made: Description) -> Needs:
    yield fact(made.names.stage.name, "stage", "the name of the stage")


def complaint_definition(made: Description) -> Needs:
    for point in made.names.points:
        yield fact(point.text, point.text.path, f"the complaint point “{point.heading.text}”")
    for issue in made.names.new_issues:
        yield fact(issue.text, issue.text.path, "what else the resident told us")
        yield fact(issue.logged_as, issue.logged_as.source, f"the new complaint's reference, {issue.logged_as.text}")


def handler(made: Description) -> Needs:
    person, stage = made.names.handler, made.request.stage
    yield fact(person.called, f"stages.{stage}.handler", "who deals with the complaint")
    reach = person.telephone or person.email
    yield fact(
        reach,
        f"stages.{stage}.handler",
        "a way to reach them",
        "Give the handler a telephone number or an e-mail address.",
    )


def lateness(made: Description) -> Needs:
    if made.names.letter.late:
        say = made.names.say
        chosen = {"acknowledgement": say.late_acknowledgement, "extension": say.late_extension}.get(
            made.request.kind, say.late_response
        )
        yield said(chosen, "that this letter is late, and an apology")
    if made.names.letter.left_later:
        yield said(made.names.say.left_later, "the day on which this letter leaves, which is what makes it late")


def ombudsman(made: Description) -> Needs:
    ombudsman = made.names.ombudsman
    if ombudsman is None:
        return
    yield fact(ombudsman.name, "ombudsman", "the Ombudsman's name")
    yield fact(
        ombudsman.telephone or ombudsman.web,
        "ombudsman",
        "how to reach the Ombudsman",
        "Add it to the regulator's pack.",
    )
    if made.request.kind == "response" and made.names.stage.last:
        yield said(made.names.say.ombudsman_right, "the right to go to the Ombudsman")
        if ombudsman.months:
            yield said(made.names.say.ombudsman_months, "how long there is to go to the Ombudsman")
    else:
        yield said(made.names.say.ombudsman_any_time, "that the Ombudsman gives advice at any time")


def support(made: Description) -> Needs:
    say = made.names.say
    yield said(say.representative, "that someone may act for the resident")
    yield said(say.adjustments, "that adjustments can be asked for")
    yield said(say.no_detriment, "that complaining won't count against the resident")
