"""What a block without its paragraph says is missing; {what} is an organisation, a country
or, of words carried over, a day."""

MISSING = {
    "who_we_are": "who {what} are: no paragraph was chosen",
    "concern": "no paragraph or case on {what} was chosen",
    "thanks": "no paragraph of thanks was chosen",
    "news": "no case was chosen that may be told",
    "carried": "written on {what}: still right?",
    "addresses": "no office to write to is recorded",
}
