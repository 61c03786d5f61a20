"""The staff pages of one story beside its form: acts, review, versions, comments, sheet."""
