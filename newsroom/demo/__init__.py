"""A demonstration office: invented stories, drawn pictures, and one real release."""

PASSWORD = "newsroom-demo"  # noqa: S105 -- published on purpose; the command refuses a public host
