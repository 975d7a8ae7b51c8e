"""What a census counted becomes rows, so that a later one can be added; the first is that of 2021."""

from datetime import date

from django.db import migrations, models

# Table TS021 of the Office for National Statistics: everybody in Harlow, 93,330.
COUNTED = {
    "white_british": 67_993,
    "white_irish": 743,
    "white_gypsy_or_irish_traveller": 182,
    "white_roma": 193,
    "white_other": 8_103,
    "mixed_white_and_black_caribbean": 1_051,
    "mixed_white_and_black_african": 587,
    "mixed_white_and_asian": 623,
    "mixed_other": 787,
    "asian_indian": 1_613,
    "asian_pakistani": 1_197,
    "asian_bangladeshi": 740,
    "asian_chinese": 817,
    "asian_other": 1_188,
    "black_african": 4_156,
    "black_caribbean": 909,
    "black_other": 762,
    "other_arab": 301,
    "other_any": 1_385,
}


def add_census_of_2021(apps, schema_editor):
    CensusGroup = apps.get_model("stopsearches", "CensusGroup")
    CensusGroup.objects.bulk_create(
        CensusGroup(
            table_code="TS021",
            reference_on=date(2021, 3, 21),
            area_code="E07000073",
            code=code,
            usual_residents=number,
            source="Office for National Statistics, Census 2021",
        )
        for code, number in COUNTED.items()
    )


class Migration(migrations.Migration):
    dependencies = [("stopsearches", "0004_under_an_authorisation")]

    operations = [
        migrations.CreateModel(
            name="CensusGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table_code", models.CharField(max_length=20)),
                ("reference_on", models.DateField(verbose_name="day of the census")),
                ("area_code", models.CharField(max_length=9)),
                ("code", models.CharField(
                        choices=[
                            ("white_british", "White: English, Welsh, Scottish, Northern Irish or British"),
                            ("white_irish", "White: Irish"),
                            ("white_gypsy_or_irish_traveller", "White: Gypsy or Irish Traveller"),
                            ("white_other", "White: any other background"),
                            ("mixed_white_and_black_caribbean", "Mixed: White and Black Caribbean"),
                            ("mixed_white_and_black_african", "Mixed: White and Black African"),
                            ("mixed_white_and_asian", "Mixed: White and Asian"),
                            ("mixed_other", "Mixed: any other background"),
                            ("asian_indian", "Asian: Indian"),
                            ("asian_pakistani", "Asian: Pakistani"),
                            ("asian_bangladeshi", "Asian: Bangladeshi"),
                            ("asian_chinese", "Asian: Chinese"),
                            ("asian_other", "Asian: any other background"),
                            ("black_african", "Black: African"),
                            ("black_caribbean", "Black: Caribbean"),
                            ("black_other", "Black: any other background"),
                            ("other_arab", "Other: Arab"),
                            ("other_any", "Other: any other ethnic group"),
                            ("white_roma", "White: Roma"),
                        ],
                        max_length=40,
                        verbose_name="ethnic group",
                    )),
                ("usual_residents", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ("reference_on", "area_code", "code"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reference_on", "area_code", "code"), name="census_counts_each_group_of_an_area_once"
                    )
                ],
            },
        ),
        # Going back drops the table, and the rows with it.
        migrations.RunPython(add_census_of_2021, migrations.RunPython.noop),
    ]
