// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/odds.h"

#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

const QList<OddsFormat> kFormats {
    OddsFormat::American,
    OddsFormat::Decimal,
    OddsFormat::Fractional,
    OddsFormat::HongKong,
    OddsFormat::Malay,
    OddsFormat::Indonesian,
    OddsFormat::Implied,
    OddsFormat::Risk,
    OddsFormat::ToWin};

} // namespace

class TestOdds : public QObject
{
    Q_OBJECT

private slots:
    void namesEachFormat();
    void refusesMoreThanSixteenCharacters();
    void recognisesWhatPeopleType_data();
    void recognisesWhatPeopleType();
    void recognisesNothingInNonsense_data();
    void recognisesNothingInNonsense();
    void displaysAsPeopleWrite_data();
    void displaysAsPeopleWrite();
};

void TestOdds::namesEachFormat()
{
    QStringList names;
    for (const OddsFormat format : kFormats) {
        names.append(oddsFormatName(format));
        QCOMPARE(oddsFormatFromName(names.back()), std::optional(format));
    }
    QCOMPARE(
        names.join(u' '),
        u"american decimal fractional hongkong malay indonesian implied risk to_win"_s);
    QCOMPARE(oddsFormatFromName(u"American"), std::nullopt);
    QCOMPARE(oddsFormatFromName(u""), std::nullopt);
}

void TestOdds::refusesMoreThanSixteenCharacters()
{
    QVERIFY(checkOdds({OddsFormat::Decimal, u"1.12345678901234"_s}));
    const auto tooLong = checkOdds({OddsFormat::Decimal, u"1.123456789012345"_s});
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().detail, u"A price has at most 16 characters."_s);
}

void TestOdds::recognisesWhatPeopleType_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<OddsFormat>("format");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* typed, OddsFormat format, const char* text) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << format << QString::fromUtf8(text);
    };
    row("-110", OddsFormat::American, "-110");
    row("−110", OddsFormat::American, "−110");
    row("+150", OddsFormat::American, "+150");
    row(" + 150 ", OddsFormat::American, "+150");
    row("150", OddsFormat::American, "150");
    row("100", OddsFormat::American, "100");
    row("99", OddsFormat::Decimal, "99");
    row("-110.5", OddsFormat::American, "-110.5");
    row("110.5", OddsFormat::Decimal, "110.5");
    row("1.91", OddsFormat::Decimal, "1.91");
    row("1,91", OddsFormat::Decimal, "1.91");
    row("2", OddsFormat::Decimal, "2");
    row("10/11", OddsFormat::Fractional, "10/11");
    row("10 / 11", OddsFormat::Fractional, "10/11");
    row("evens", OddsFormat::Fractional, "1/1");
    row("Evens", OddsFormat::Fractional, "1/1");
    row("even", OddsFormat::Fractional, "1/1");
    row("EVS", OddsFormat::Fractional, "1/1");
    row("40%", OddsFormat::Implied, "40%");
    row("52.5 %", OddsFormat::Implied, "52.5%");
    row("Medium", OddsFormat::Risk, "Medium");
    row("extreme", OddsFormat::Risk, "Extreme");
}

void TestOdds::recognisesWhatPeopleType()
{
    QFETCH(const QString, typed);
    QFETCH(const OddsFormat, format);
    QFETCH(const QString, text);
    const auto odds = recogniseOdds(typed);
    QVERIFY(odds);
    QCOMPARE(odds->format, format);
    QCOMPARE(odds->text, text);
    QVERIFY(checkOdds(*odds));
}

void TestOdds::recognisesNothingInNonsense_data()
{
    QTest::addColumn<QString>("typed");
    for (const char* typed :
         {"",    " ",    "-",     "+",       "0",       "1",     "-99",  "+1.5", "0.91",
          "1e3", "nan",  "1.2.3", "1,2,3",   "1,234.5", "10/0",  "0/1",  "-1/2", "1/2/3",
          "0%",  "100%", "%",     "Mediums", "to win",  "--110", "-+110"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestOdds::recognisesNothingInNonsense()
{
    QFETCH(const QString, typed);
    QCOMPARE(recogniseOdds(typed), std::nullopt);
}

void TestOdds::displaysAsPeopleWrite_data()
{
    QTest::addColumn<OddsFormat>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](OddsFormat format, const char* text, const char* shown) {
        QTest::addRow("%s %s", oddsFormatName(format).data(), text)
            << format << QString::fromUtf8(text) << QString::fromUtf8(shown);
    };
    row(OddsFormat::American, "-110", "−110");
    row(OddsFormat::American, "−110", "−110");
    row(OddsFormat::American, "+150", "+150");
    row(OddsFormat::American, "150", "+150");
    row(OddsFormat::Decimal, "1.91", "1.91");
    row(OddsFormat::Fractional, "10/11", "10/11");
    row(OddsFormat::HongKong, "0.91", "0.91 HK");
    row(OddsFormat::Malay, "-0.96", "−0.96 MY");
    row(OddsFormat::Indonesian, "-1.96", "−1.96 ID");
    row(OddsFormat::Implied, "40%", "40%");
    row(OddsFormat::Implied, "40", "40%");
    row(OddsFormat::Risk, "Medium", "Medium");
    row(OddsFormat::ToWin, "1800", "");
}

void TestOdds::displaysAsPeopleWrite()
{
    QFETCH(const OddsFormat, format);
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(displayOdds({format, text}), shown);
}

QTEST_GUILESS_MAIN(TestOdds)

#include "tst_odds.moc"
