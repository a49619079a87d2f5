from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('offices', '0002_tree_and_duty_rules'),
    ]

    operations = [
        migrations.AlterField(
            model_name='office',
            name='kind',
            field=models.CharField(choices=[('MINISTRY', 'Bakanlık'), ('DIRECTORATE', 'Bakanlık birimi'), ('PROVINCE', 'İl millî eğitim müdürlüğü'), ('DISTRICT', 'İlçe millî eğitim müdürlüğü'), ('SCHOOL', 'Okul'), ('CENTER', 'Merkez')], max_length=12, verbose_name='tür'),
        ),
        migrations.AlterField(
            model_name='officeevent',
            name='kind',
            field=models.CharField(choices=[('MINISTRY', 'Bakanlık'), ('DIRECTORATE', 'Bakanlık birimi'), ('PROVINCE', 'İl millî eğitim müdürlüğü'), ('DISTRICT', 'İlçe millî eğitim müdürlüğü'), ('SCHOOL', 'Okul'), ('CENTER', 'Merkez')], max_length=12, verbose_name='tür'),
        ),
    ]
