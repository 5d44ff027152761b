"""The secretariat's own mailbox: what is unread comes in, once."""

from cases.domain.intake import mailbox
from cases.models import IncomingMail
from cases.tasks import put_reading
from legeraad.outbox.models import Job
from tests import imap_server
from tests.cases.domain.intake.posted import mail_of


def test_mailbox_of_the_secretariat_comes_in(settings, agder):
    with imap_server.running(imap_server.Box(mail_of(), mail_of("Taxi"), b"x" * 9)) as server:
        settings.INTAKE_IMAP_URLS = {"agder": server.url, "finnes-ikke": server.url}
        put_reading()
        put_reading()
        job = Job.objects.get(kind=mailbox.KIND)
        taken = mailbox.read(**job.payload)
        again = mailbox.read(**job.payload)

    assert (taken, again) == (2, 0)
    assert set(IncomingMail.objects.values_list("subject", flat=True)) == {"Blodprøver", "Taxi"}
    assert server.seen == {1, 2, 3}
