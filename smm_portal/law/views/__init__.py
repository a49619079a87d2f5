"""The pages of the law room: register, findings, settings, calendar."""
