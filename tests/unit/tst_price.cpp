// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/price.h"
#include "domain/rules.h"

#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Money kStake(3000);

QString textOf(const Ratio& ratio)
{
    return QString::fromStdString(ratio.str());
}

} // namespace

/// Ratios as text, and the decimal price of each format.
class TestPrice : public QObject
{
    Q_OBJECT

private slots:
    void readsRatios_data();
    void readsRatios();
    void refusesOtherRatioTexts_data();
    void refusesOtherRatioTexts();
    void pricesEachFormatExactly_data();
    void pricesEachFormatExactly();
    void refusesPricesOutOfRange_data();
    void refusesPricesOutOfRange();
    void takesHousePricesFromTheSettings();
    void needsAStakeForAnAmountToBeWon();
};

void TestPrice::readsRatios_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("exact");
    const auto row = [](const char* text, const char* exact) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(exact);
    };
    row("3", "3");
    row("-1.25", "-5/4");
    row("9/100", "9/100");
    row("10/4", "5/2");
    row("-1/3", "-1/3");
    row("010", "10");
    row("0", "0");
    row("0.1", "1/10");
    row("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890");
}

void TestPrice::readsRatios()
{
    QFETCH(const QString, text);
    QFETCH(const QString, exact);
    const auto ratio = ratioFromText(text);
    QVERIFY(ratio);
    QCOMPARE(textOf(*ratio), exact);
}

void TestPrice::refusesOtherRatioTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"",      "-",     "+3",   "--3", "1.",
          ".5",    "1.2.3", "1,5",  "1e3", " 1",
          "1 ",    "1/0",   "1/",   "/2",  "1/-2",
          "1/2/3", "1.5/2", "0x1F", "inf", "12345678901234567890123456789012345678901"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("digits of another script") << u"١"_s;
}

void TestPrice::refusesOtherRatioTexts()
{
    QFETCH(const QString, text);
    QVERIFY(!ratioFromText(text));
}

void TestPrice::pricesEachFormatExactly_data()
{
    QTest::addColumn<OddsFormat>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("price");
    const auto row = [](OddsFormat format, const char* text, const char* price) {
        QTest::addRow("%s %s", oddsFormatName(format).data(), text)
            << format << QString::fromUtf8(text) << QString::fromLatin1(price);
    };
    row(OddsFormat::American, "-110", "21/11");
    row(OddsFormat::American, "−110", "21/11");
    row(OddsFormat::American, "+150", "5/2");
    row(OddsFormat::American, "150", "5/2");
    row(OddsFormat::American, "-100", "2");
    row(OddsFormat::American, "+100", "2");
    row(OddsFormat::American, "+100.5", "401/200");
    row(OddsFormat::Decimal, "1.91", "191/100");
    row(OddsFormat::Decimal, "1.00000000000001", "100000000000001/100000000000000");
    row(OddsFormat::Fractional, "10/11", "21/11");
    row(OddsFormat::Fractional, "5/1", "6");
    row(OddsFormat::HongKong, "0.91", "191/100");
    row(OddsFormat::Malay, "0.75", "7/4");
    row(OddsFormat::Malay, "-0.96", "49/24");
    row(OddsFormat::Malay, "1", "2");
    row(OddsFormat::Malay, "−1", "2");
    row(OddsFormat::Indonesian, "1.96", "74/25");
    row(OddsFormat::Indonesian, "-1.96", "74/49");
    row(OddsFormat::Indonesian, "-1", "2");
    row(OddsFormat::Implied, "40%", "5/2");
    row(OddsFormat::Implied, "40", "5/2");
    row(OddsFormat::Implied, "99.99%", "10000/9999");
    row(OddsFormat::Risk, "Low", "13/10");
    row(OddsFormat::Risk, "Medium", "8/5");
    row(OddsFormat::Risk, "High", "19/10");
    row(OddsFormat::Risk, "Extreme", "29/10");
    row(OddsFormat::ToWin, "1800", "8/5");
    row(OddsFormat::ToWin, "0", "1");
    row(OddsFormat::ToWin, "9007199254740991", "9007199254743991/3000");
}

void TestPrice::pricesEachFormatExactly()
{
    QFETCH(const OddsFormat, format);
    QFETCH(const QString, text);
    QFETCH(const QString, price);
    const auto exact = decimalPrice({format, text}, kStake, {});
    QVERIFY2(exact, exact ? "" : qPrintable(exact.error().detail));
    QCOMPARE(textOf(*exact), price);
    QVERIFY(checkOdds({format, text}));
}

void TestPrice::refusesPricesOutOfRange_data()
{
    QTest::addColumn<OddsFormat>("format");
    QTest::addColumn<QString>("text");
    const auto rows = [](OddsFormat format, std::initializer_list<const char*> texts) {
        for (const char* text : texts)
            QTest::addRow("%s '%s'", oddsFormatName(format).data(), text)
                << format << QString::fromUtf8(text);
    };
    rows(
        OddsFormat::American,
        {"",
         "99",
         "-99",
         "+99.99",
         "0",
         "-",
         "+",
         "--110",
         "+-110",
         "1e3",
         "110/1",
         " 110",
         "evens"});
    rows(OddsFormat::Decimal, {"", "1", "1.0", "0.5", "-2", "+2", "1,91", "21/11", "1.91 ", "nan"});
    rows(OddsFormat::Fractional, {"", "5", "0/1", "1/0", "-1/2", "1/-2", "1.5/2", "1/2/3", "/"});
    rows(OddsFormat::HongKong, {"", "0", "0.00", "-0.5", "+0.5", "1/2"});
    rows(OddsFormat::Malay, {"", "0", "-0", "1.01", "-1.01", "1/2"});
    rows(OddsFormat::Indonesian, {"", "0", "0.99", "-0.99", "3/2"});
    rows(OddsFormat::Implied, {"", "%", "0", "0%", "100%", "100.01", "-5%", "40%%", "2/5"});
    rows(OddsFormat::Risk, {"", "medium", "Medium ", "Mild", "3/5"});
    rows(OddsFormat::ToWin, {"", "-1", "+1", "1.5", "1/2", "9007199254740992"});
}

void TestPrice::refusesPricesOutOfRange()
{
    QFETCH(const OddsFormat, format);
    QFETCH(const QString, text);
    const auto price = decimalPrice({format, text}, kStake, {});
    QVERIFY(!price);
    QCOMPARE(price.error().code, base::ErrorCode::Invalid);
    QVERIFY(price.error().detail.endsWith(u'.'));
    QVERIFY(!checkOdds({format, text}));
}

void TestPrice::takesHousePricesFromTheSettings()
{
    HouseOdds house;
    house.medium = u"2/3"_s;
    house.high = u"nonsense"_s;
    QCOMPARE(textOf(*decimalPrice({OddsFormat::Risk, u"Medium"_s}, kStake, house)), u"5/3"_s);
    QVERIFY(!decimalPrice({OddsFormat::Risk, u"High"_s}, kStake, house));
}

void TestPrice::needsAStakeForAnAmountToBeWon()
{
    QVERIFY(!decimalPrice({OddsFormat::ToWin, u"1800"_s}, Money(), {}));
    QVERIFY(decimalPrice({OddsFormat::ToWin, u"1800"_s}, Money(1), {}));
}

QTEST_GUILESS_MAIN(TestPrice)

#include "tst_price.moc"
