"""How a command says that it cannot go on."""


class Problem(Exception):  # noqa: N818 - not an error of the program: one sentence for its user
    """Something the user has to know or do; shown as one sentence, with a non-zero exit."""
