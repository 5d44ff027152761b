"""What comes in: e-mails, what doctors report, and what resembles a case that is there."""
