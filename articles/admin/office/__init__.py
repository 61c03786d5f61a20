"""The staff pages of the office: front page, house rules, notices, pictures, taxonomy."""
