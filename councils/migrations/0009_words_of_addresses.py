"""Two more words that no community may have as its address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0008_contacts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="community",
            name="community_slug_not_reserved",
        ),
        migrations.AddConstraint(
            model_name="community",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "slug__in",
                        (
                            "admin",
                            "demo",
                            "drift",
                            "en",
                            "handbok",
                            "healthz",
                            "horing",
                            "komponenter",
                            "konto",
                            "lim-inn",
                            "min-side",
                            "nn",
                            "oppsett",
                            "personvern",
                            "sok",
                            "static",
                            "tilgjengelighet",
                        ),
                    ),
                    _negated=True,
                ),
                name="community_slug_not_reserved",
                violation_error_message="This address is used by the portal itself.",
            ),
        ),
    ]
