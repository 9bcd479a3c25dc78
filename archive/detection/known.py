"""The words met so far: each form is described once."""

from collections.abc import Callable

LIMIT = 60_000  # forms; then the dictionary begins anew


class Known(dict):
    """Descriptions by form; a new form is described when it is asked for."""

    def __init__(self, describe: Callable):
        super().__init__()
        self.describe = describe

    def __missing__(self, form: str):
        if len(self) >= LIMIT:
            self.clear()
        word = self[form] = self.describe(form)
        return word
