"""Which token a slot was taken for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """``ProofSlot.token``."""

    dependencies = [("ecwid_native", "0002_webhooks")]

    operations = [
        migrations.AddField(
            model_name="proofslot",
            name="token",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
    ]
