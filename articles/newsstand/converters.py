"""Years and months in addresses. An impossible one answers 404."""


class Year:
    regex = "[1-9][0-9]{3}"
    to_python = int
    to_url = str


class Month:
    regex = "0[1-9]|1[0-2]"
    to_python = int

    def to_url(self, value):
        return f"{value:02d}"
