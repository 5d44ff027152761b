"""Persons, terms, roles, elections boards, notices and what is sent."""

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import councils.models.dates


class Migration(migrations.Migration):
    replaces = [
        ("members", "0002_people"),
        ("members", "0003_affiliations_sendings_board"),
        ("members", "0004_what_a_sending_said"),
        ("members", "0005_vacancies_absences_imports"),
        ("members", "0006_notices_to_stand_ins"),
        ("members", "0007_dissolved_as_reason"),
        ("members", "0008_letters_and_handling"),
        ("members", "0009_postings_and_dead_addresses"),
    ]

    dependencies = [
        ("councils", "0001_tables"),
        ("members", "0001_users"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeadAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "address",
                    models.EmailField(max_length=254, unique=True, verbose_name="e-mail address"),
                ),
                ("since", models.DateTimeField(verbose_name="since")),
                (
                    "said",
                    models.CharField(max_length=300, verbose_name="what the mail server said"),
                ),
                (
                    "lifted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="tried again"),
                ),
            ],
            options={
                "verbose_name": "address that is not reached",
                "verbose_name_plural": "addresses that are not reached",
                "ordering": ("address",),
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
            ],
            options={
                "verbose_name": "letter of the day",
                "verbose_name_plural": "letters of the day",
                "ordering": ("-on", "person"),
            },
        ),
        migrations.AlterModelManagers(
            name="user",
            managers=[],
        ),
        migrations.CreateModel(
            name="HistoricalDeadAddress",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "address",
                    models.EmailField(db_index=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("since", models.DateTimeField(verbose_name="since")),
                (
                    "said",
                    models.CharField(max_length=300, verbose_name="what the mail server said"),
                ),
                (
                    "lifted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="tried again"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical address that is not reached",
                "verbose_name_plural": "historical addresses that are not reached",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("sort_key", models.CharField(db_collation="C", editable=False, max_length=120)),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                (
                    "hpr_number",
                    models.CharField(
                        blank=True,
                        max_length=9,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{1,9}$", "An HPR number has one to nine digits."
                            )
                        ],
                        verbose_name="HPR number",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norwegian Bokmål"), ("nn", "Norwegian Nynorsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="language of mails",
                    ),
                ),
                (
                    "rhythm",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("at_once", "at once"),
                            ("daily", "at most once a day"),
                            ("weekly", "reminders on Mondays"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                        verbose_name="how often mails come",
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "woman"), ("man", "man")],
                        db_default="",
                        default="",
                        max_length=6,
                        verbose_name="gender",
                    ),
                ),
                (
                    "reserved",
                    models.BooleanField(default=False, verbose_name="the name is not public"),
                ),
                (
                    "reserved_reason",
                    models.CharField(blank=True, max_length=160, verbose_name="reason"),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="members.person",
                    ),
                ),
                (
                    "registered_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="persons",
                        to="councils.community",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "persons",
                "ordering": ("sort_key", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reserved", False),
                            models.Q(("reserved_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="person_reserved_has_reason",
                        violation_error_message="Give the reason why the name is not public.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("email", ""), ("user", None)),
                            _connector="OR",
                        ),
                        name="person_merged_has_no_login",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("user", None), models.Q(("email", ""), _negated=True), _connector="OR"
                        ),
                        name="person_login_has_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeHolding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("chair", "chair"),
                            ("deputy", "deputy chair"),
                            ("secretary", "secretary"),
                            ("case_officer", "case officer"),
                        ],
                        max_length=12,
                        verbose_name="office",
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="councils.council",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "office held",
                "verbose_name_plural": "offices held",
                "ordering": ("council", "office", "start"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("council", "="),
                            ("office", "="),
                            (councils.models.dates.Days(), "&&"),
                        ],
                        name="office_one_holder",
                        violation_error_message="The office is already held in this period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None),
                            ("ended_on__gte", models.F("start")),
                            _connector="OR",
                        ),
                        name="office_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("intent", models.CharField(max_length=60, verbose_name="message")),
                ("key", models.CharField(max_length=200, unique=True)),
                ("matter", models.JSONField(default=dict)),
                ("path", models.CharField(blank=True, max_length=200)),
                (
                    "rule",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=60, verbose_name="rule"
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=80, verbose_name="about"
                    ),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="deadline")),
                ("gathered", models.BooleanField(db_default=False, default=False)),
                ("due_at", models.DateTimeField(verbose_name="due")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                (
                    "failed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="not delivered"),
                ),
                (
                    "failure",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="why"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="councils.community",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="members.letter",
                    ),
                ),
                (
                    "meant_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices_to_stand_in",
                        to="members.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ("-due_at", "-pk"),
            },
        ),
        migrations.AddField(
            model_name="letter",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letters",
                to="members.person",
            ),
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("persons", "persons"),
                            ("seats", "seats and who sits in them"),
                            ("doctors", "GPs and their offices"),
                        ],
                        max_length=10,
                        verbose_name="list",
                    ),
                ),
                ("filename", models.CharField(max_length=200, verbose_name="file")),
                ("content", models.BinaryField(default=bytes)),
                ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                (
                    "applied_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken in"),
                ),
                ("rows_new", models.PositiveIntegerField(default=0, verbose_name="new rows")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="councils.community",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="councils.council",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ("-uploaded_at",),
            },
        ),
        migrations.CreateModel(
            name="HistoricalTerm",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                (
                    "planned_end",
                    models.DateField(blank=True, null=True, verbose_name="planned end"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("term_over", "the term was over"),
                            ("resigned", "resigned"),
                            ("moved", "changed job or region"),
                            ("leave", "long leave"),
                            ("dissolved", "the council was dissolved"),
                            ("replaced", "replaced by the appointing body"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                (
                    "filled_by",
                    models.CharField(
                        choices=[
                            ("election", "election"),
                            ("meeting", "election in a meeting"),
                            ("appointment", "appointment"),
                            ("position", "position held"),
                        ],
                        max_length=12,
                        verbose_name="how filled",
                    ),
                ),
                ("appointed_by", models.CharField(max_length=120, verbose_name="appointed by")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number present"
                    ),
                ),
                (
                    "responsible_leader",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=120,
                        verbose_name="responsible leader",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.seat",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical term",
                "verbose_name_plural": "historical terms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSnooze",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("matter", models.CharField(max_length=80, verbose_name="matter")),
                ("until", models.DateField(verbose_name="take up again on")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical task put off",
                "verbose_name_plural": "historical tasks put off",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSending",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("intent", models.CharField(max_length=60, verbose_name="message")),
                ("matter", models.JSONField(default=dict)),
                ("path", models.CharField(blank=True, max_length=200)),
                (
                    "subject",
                    models.TextField(blank=True, db_default="", default="", verbose_name="subject"),
                ),
                (
                    "text",
                    models.TextField(blank=True, db_default="", default="", verbose_name="text"),
                ),
                (
                    "attachments",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="attachments"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="sent")),
                ("held_until", models.DateTimeField(verbose_name="goes out")),
                (
                    "taken_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical sending",
                "verbose_name_plural": "historical sendings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRoleAssignment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("secretary", "secretariat"),
                            ("keeper", "system keeper"),
                            ("registrar", "the principal's registrar"),
                            ("contact", "the body's contact"),
                            ("board", "electoral board"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical role given",
                "verbose_name_plural": "historical roles given",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerson",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("sort_key", models.CharField(editable=False, max_length=120)),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                (
                    "hpr_number",
                    models.CharField(
                        blank=True,
                        max_length=9,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{1,9}$", "An HPR number has one to nine digits."
                            )
                        ],
                        verbose_name="HPR number",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norwegian Bokmål"), ("nn", "Norwegian Nynorsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="language of mails",
                    ),
                ),
                (
                    "rhythm",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("at_once", "at once"),
                            ("daily", "at most once a day"),
                            ("weekly", "reminders on Mondays"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                        verbose_name="how often mails come",
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "woman"), ("man", "man")],
                        db_default="",
                        default="",
                        max_length=6,
                        verbose_name="gender",
                    ),
                ),
                (
                    "reserved",
                    models.BooleanField(default=False, verbose_name="the name is not public"),
                ),
                (
                    "reserved_reason",
                    models.CharField(blank=True, max_length=160, verbose_name="reason"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registered_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical person",
                "verbose_name_plural": "historical persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOfficeHolding",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("chair", "chair"),
                            ("deputy", "deputy chair"),
                            ("secretary", "secretary"),
                            ("case_officer", "case officer"),
                        ],
                        max_length=12,
                        verbose_name="office",
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical office held",
                "verbose_name_plural": "historical offices held",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHandling",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("matter", models.CharField(db_index=True, max_length=80, verbose_name="matter")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical task taken on",
                "verbose_name_plural": "historical tasks taken on",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAffiliation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "professional_group",
                    models.CharField(
                        choices=[
                            ("gp", "GP"),
                            ("municipal_cmo", "municipal chief medical officer"),
                            ("municipal_doctor", "municipal doctor"),
                            ("hospital_doctor", "hospital doctor"),
                            ("hospital_leader", "hospital leader"),
                            ("private_specialist", "private specialist"),
                            ("practice_consultant", "practice consultant"),
                            ("user", "user representative"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="professional group",
                    ),
                ),
                (
                    "employment",
                    models.CharField(
                        choices=[("self_employed", "self-employed"), ("employed", "employed")],
                        max_length=14,
                        verbose_name="form of employment",
                    ),
                ),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical place of work",
                "verbose_name_plural": "historical places of work",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAbsence",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "stand_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical absence",
                "verbose_name_plural": "historical absences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("matter", models.CharField(max_length=80, unique=True, verbose_name="matter")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handlings",
                        to="councils.community",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handlings",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "task taken on",
                "verbose_name_plural": "tasks taken on",
                "ordering": ("matter",),
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "professional_group",
                    models.CharField(
                        choices=[
                            ("gp", "GP"),
                            ("municipal_cmo", "municipal chief medical officer"),
                            ("municipal_doctor", "municipal doctor"),
                            ("hospital_doctor", "hospital doctor"),
                            ("hospital_leader", "hospital leader"),
                            ("private_specialist", "private specialist"),
                            ("practice_consultant", "practice consultant"),
                            ("user", "user representative"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="professional group",
                    ),
                ),
                (
                    "employment",
                    models.CharField(
                        choices=[("self_employed", "self-employed"), ("employed", "employed")],
                        max_length=14,
                        verbose_name="form of employment",
                    ),
                ),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="councils.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "place of work",
                "verbose_name_plural": "places of work",
                "ordering": ("person", "organisation"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("person", "="),
                            ("organisation", "="),
                            ("professional_group", "="),
                            (councils.models.dates.Days(), "&&"),
                        ],
                        name="affiliation_once_at_a_time",
                        violation_error_message="The person is registered there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start", None),
                            ("ended_on", None),
                            ("ended_on__gt", models.F("start")),
                            _connector="OR",
                        ),
                        name="affiliation_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="members.person",
                    ),
                ),
                (
                    "stand_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stands_in",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ("person", "-start"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("person", "="), (councils.models.dates.Days(), "&&")],
                        name="absence_one_at_a_time",
                        violation_error_message="The person is away already in this period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gt", models.F("start")), _connector="OR"
                        ),
                        name="absence_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stand_in", None),
                            models.Q(("stand_in", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="absence_stand_in_is_another",
                        violation_error_message="Choose somebody else as stand-in.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message_id",
                    models.CharField(max_length=200, unique=True, verbose_name="Message-ID"),
                ),
                ("address", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("made_at", models.DateTimeField(verbose_name="sent")),
                (
                    "failed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="not delivered"),
                ),
                (
                    "said",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="why"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postings",
                        to="members.letter",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postings",
                        to="members.notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail handed over",
                "verbose_name_plural": "mails handed over",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("letter__isnull", False), ("notice", None)),
                            models.Q(("letter", None), ("notice__isnull", False)),
                            _connector="OR",
                        ),
                        name="posting_of_notice_or_letter",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("secretary", "secretariat"),
                            ("keeper", "system keeper"),
                            ("registrar", "the principal's registrar"),
                            ("contact", "the body's contact"),
                            ("board", "electoral board"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="councils.community",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="councils.council",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="councils.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "role given",
                "verbose_name_plural": "roles given",
                "ordering": ("person", "role"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None),
                            ("ended_on__gte", models.F("start")),
                            _connector="OR",
                        ),
                        name="role_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ("secretary", "keeper", "registrar", "contact", "board"))
                        ),
                        name="role_is_assigned_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation", None),
                            models.Q(("council", None), ("role", "contact")),
                            _connector="OR",
                        ),
                        name="role_of_organisation_is_contact",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("intent", models.CharField(max_length=60, verbose_name="message")),
                ("matter", models.JSONField(default=dict)),
                ("path", models.CharField(blank=True, max_length=200)),
                (
                    "subject",
                    models.TextField(blank=True, db_default="", default="", verbose_name="subject"),
                ),
                (
                    "text",
                    models.TextField(blank=True, db_default="", default="", verbose_name="text"),
                ),
                (
                    "attachments",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="attachments"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="sent")),
                ("held_until", models.DateTimeField(verbose_name="goes out")),
                (
                    "taken_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back"),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="councils.community",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="councils.council",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "sending",
                "verbose_name_plural": "sendings",
                "ordering": ("-made_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_at", None),
                            ("taken_back_at__lt", models.F("held_until")),
                            _connector="OR",
                        ),
                        name="sending_taken_back_in_time",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="sending",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="members.sending",
            ),
        ),
        migrations.CreateModel(
            name="Snooze",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("matter", models.CharField(max_length=80, verbose_name="matter")),
                ("until", models.DateField(verbose_name="take up again on")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snoozes",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "task put off",
                "verbose_name_plural": "tasks put off",
                "ordering": ("person", "until"),
                "constraints": [
                    models.UniqueConstraint(fields=("person", "matter"), name="snooze_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                (
                    "planned_end",
                    models.DateField(blank=True, null=True, verbose_name="planned end"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("term_over", "the term was over"),
                            ("resigned", "resigned"),
                            ("moved", "changed job or region"),
                            ("leave", "long leave"),
                            ("dissolved", "the council was dissolved"),
                            ("replaced", "replaced by the appointing body"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                (
                    "filled_by",
                    models.CharField(
                        choices=[
                            ("election", "election"),
                            ("meeting", "election in a meeting"),
                            ("appointment", "appointment"),
                            ("position", "position held"),
                        ],
                        max_length=12,
                        verbose_name="how filled",
                    ),
                ),
                ("appointed_by", models.CharField(max_length=120, verbose_name="appointed by")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number present"
                    ),
                ),
                (
                    "responsible_leader",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=120,
                        verbose_name="responsible leader",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="members.person",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="councils.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ("seat", "start"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("seat", "="), (councils.models.dates.Days(), "&&")],
                        name="term_one_holder_per_seat",
                        violation_error_message="The seat is already taken in this period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_on", None)),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="term_end_has_reason",
                        violation_error_message="Give both the day and the reason of the end.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None),
                            ("ended_on__gte", models.F("start")),
                            _connector="OR",
                        ),
                        name="term_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_end", None),
                            ("planned_end__gt", models.F("start")),
                            _connector="OR",
                        ),
                        name="term_planned_after_start",
                        violation_error_message="The planned end must come after the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleaseAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("released_by", models.CharField(max_length=120, verbose_name="released by")),
                (
                    "hours_meeting",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        verbose_name="hours for each meeting",
                    ),
                ),
                (
                    "hours_between",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        verbose_name="hours a month between meetings",
                    ),
                ),
                ("agreed_on", models.DateField(verbose_name="agreed on")),
                (
                    "term",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="release",
                        to="members.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
                "ordering": ("term",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hours_between__gte", 0),
                            ("hours_meeting__gte", 0),
                            models.Q(
                                ("hours_meeting__gt", 0), ("hours_between__gt", 0), _connector="OR"
                            ),
                        ),
                        name="release_has_hours",
                        violation_error_message="Give the hours that the person is released for.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Onboarding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("knows_mandate_on", models.DateField(verbose_name="has read the mandate")),
                ("knows_whom_on", models.DateField(verbose_name="knows whom the seat speaks for")),
                (
                    "term",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onboarding",
                        to="members.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "onboarding",
                "verbose_name_plural": "onboardings",
                "ordering": ("term",),
            },
        ),
        migrations.CreateModel(
            name="HistoricalVacancy",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="vacant since")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("asked", "the body is asked"),
                            ("proposed", "proposed"),
                            ("filled", "filled"),
                            ("left_open", "left open"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked on")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answers by")),
                (
                    "proposed_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name"),
                ),
                (
                    "proposed_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                (
                    "proposed_hpr",
                    models.CharField(blank=True, max_length=9, verbose_name="HPR number"),
                ),
                (
                    "responsible_leader",
                    models.CharField(blank=True, max_length=120, verbose_name="responsible leader"),
                ),
                (
                    "filled_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("election", "election"),
                            ("meeting", "election in a meeting"),
                            ("appointment", "appointment"),
                            ("position", "position held"),
                        ],
                        max_length=12,
                        verbose_name="how filled",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number present"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why it is left open"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "asked_council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "asked_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.organisation",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.seat",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical vacancy",
                "verbose_name_plural": "historical vacancies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReleaseAgreement",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("released_by", models.CharField(max_length=120, verbose_name="released by")),
                (
                    "hours_meeting",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        verbose_name="hours for each meeting",
                    ),
                ),
                (
                    "hours_between",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        max_digits=4,
                        verbose_name="hours a month between meetings",
                    ),
                ),
                ("agreed_on", models.DateField(verbose_name="agreed on")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical release",
                "verbose_name_plural": "historical releases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOnboarding",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("knows_mandate_on", models.DateField(verbose_name="has read the mandate")),
                ("knows_whom_on", models.DateField(verbose_name="knows whom the seat speaks for")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical onboarding",
                "verbose_name_plural": "historical onboardings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Vacancy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="vacant since")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("asked", "the body is asked"),
                            ("proposed", "proposed"),
                            ("filled", "filled"),
                            ("left_open", "left open"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked on")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answers by")),
                (
                    "proposed_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name"),
                ),
                (
                    "proposed_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                (
                    "proposed_hpr",
                    models.CharField(blank=True, max_length=9, verbose_name="HPR number"),
                ),
                (
                    "responsible_leader",
                    models.CharField(blank=True, max_length=120, verbose_name="responsible leader"),
                ),
                (
                    "filled_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("election", "election"),
                            ("meeting", "election in a meeting"),
                            ("appointment", "appointment"),
                            ("position", "position held"),
                        ],
                        max_length=12,
                        verbose_name="how filled",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number present"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why it is left open"
                    ),
                ),
                (
                    "asked_council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_to_fill",
                        to="councils.council",
                    ),
                ),
                (
                    "asked_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_to_fill",
                        to="councils.organisation",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vacancies",
                        to="councils.seat",
                    ),
                ),
                (
                    "term",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filled_vacancy",
                        to="members.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "vacancy",
                "verbose_name_plural": "vacancies",
                "ordering": ("since", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "filled"), _negated=True),
                        fields=("seat",),
                        name="vacancy_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_council", None), ("asked_organisation", None), _connector="OR"
                        ),
                        name="vacancy_one_body_is_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "filled"), ("term__isnull", False)),
                            models.Q(models.Q(("state", "filled"), _negated=True), ("term", None)),
                            _connector="OR",
                        ),
                        name="vacancy_filled_by_a_term",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "left_open"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="vacancy_left_open_has_reason",
                        violation_error_message="Say why the seat is left open.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "proposed"), _negated=True),
                            models.Q(
                                models.Q(("proposed_name", ""), _negated=True),
                                models.Q(("filled_by", ""), _negated=True),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="vacancy_proposal_has_name",
                        violation_error_message="Give the name, how it was decided, and when.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("person", "on"), name="letter_once_a_day"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("failed_at", None), ("gathered", True), ("sent_at", None)),
                fields=["person", "due_at"],
                name="notice_for_letter",
            ),
        ),
    ]
