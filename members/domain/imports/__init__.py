"""Lists that come as files: read, looked at, taken in whole or not at all (quality.md U7, U8).

`files` reads what was uploaded, `columns` knows the headings, `persons`, `doctors` and `seats` say
what a list would change, `lists` keeps it until somebody takes it in.
"""
