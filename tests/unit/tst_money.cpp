// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/money.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

Currency currencyOf(int exponent)
{
    return {u"USD"_s, u"$"_s, exponent};
}

const Currency kChips {u"CHIPS"_s, QString(), 0};

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private slots:
    void formatsAmounts_data();
    void formatsAmounts();
    void writesTheSignWhereItIsWanted();
    void writesTheUnit();
    void readsWhatPeopleType_data();
    void readsWhatPeopleType();
    void refusesWhatIsNoAmount_data();
    void refusesWhatIsNoAmount();
    void readsBackWhatItWrites_data();
    void readsBackWhatItWrites();
    void readsCurrencies_data();
    void readsCurrencies();
    void refusesOtherCurrencyTexts_data();
    void refusesOtherCurrencyTexts();
};

void TestMoney::formatsAmounts_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<int>("exponent");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 minor, int exponent, const char* text) {
        QTest::addRow("%lld with %d digits", minor, exponent)
            << minor << exponent << QString::fromUtf8(text);
    };
    row(0, 0, "0");
    row(0, 2, "0.00");
    row(7, 2, "0.07");
    row(-7, 2, "−0.07");
    row(999, 0, "999");
    row(1'000, 0, "1,000");
    row(99'999, 2, "999.99");
    row(100'000, 2, "1,000.00");
    row(-123'456'789, 2, "−1,234,567.89");
    row(1'234, 1, "123.4");
    row(1'234'567, 3, "1,234.567");
    row(12'345, 4, "1.2345");
    row(kMaxAmountMinor, 2, "90,071,992,547,409.91");
    row(-kMaxAmountMinor, 0, "−9,007,199,254,740,991");
}

void TestMoney::formatsAmounts()
{
    QFETCH(const qint64, minor);
    QFETCH(const int, exponent);
    QFETCH(const QString, text);
    QCOMPARE(formatMoney(Money(minor), currencyOf(exponent)), text);
}

void TestMoney::writesTheSignWhereItIsWanted()
{
    const Currency cents = currencyOf(2);
    QCOMPARE(formatMoney(Money(1800), cents), u"18.00"_s);
    QCOMPARE(formatMoney(Money(1800), cents, MoneySign::Always), u"+18.00"_s);
    QCOMPARE(formatMoney(Money(-200), cents, MoneySign::Always), u"−2.00"_s);
    QCOMPARE(formatMoney(Money(0), cents, MoneySign::Always), u"0.00"_s);
}

void TestMoney::writesTheUnit()
{
    QCOMPARE(formatMoneyWithUnit(Money(-500), currencyOf(2)), u"−$5.00"_s);
    QCOMPARE(formatMoneyWithUnit(Money(500), currencyOf(2), MoneySign::Always), u"+$5.00"_s);
    QCOMPARE(formatMoneyWithUnit(Money(-1200), kChips), u"−1,200\u00A0CHIPS"_s);
}

void TestMoney::readsWhatPeopleType_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("exponent");
    QTest::addColumn<qint64>("minor");
    const auto row = [](const char* text, int exponent, qint64 minor) {
        QTest::addRow("%s with %d digits", text, exponent)
            << QString::fromUtf8(text) << exponent << minor;
    };
    row("30", 2, 3'000);
    row("30.5", 2, 3'050);
    row("30,50", 2, 3'050);
    row("30,5", 2, 3'050);
    row(".5", 2, 50);
    row(",5", 2, 50);
    row("0.07", 2, 7);
    row("007", 2, 700);
    row("1,234", 2, 123'400);
    row("1,234", 0, 1'234);
    row("1,234", 3, 1'234'000);
    row("1.234", 3, 1'234);
    row("0,500", 3, 500);
    row("1234,567", 3, 1'234'567);
    row("1,23", 2, 123);
    row("1,234.50", 2, 123'450);
    row("1.234,50", 2, 123'450);
    row("1 234,50", 2, 123'450);
    row("1\u00A0234,50", 2, 123'450);
    row("1\u202F234", 2, 123'400);
    row("1'234.50", 2, 123'450);
    row("1,234,567", 2, 123'456'700);
    row("1.234.567", 2, 123'456'700);
    row("12,345,678.9", 2, 1'234'567'890);
    row("$30", 2, 3'000);
    row("30$", 2, 3'000);
    row("30 usd", 2, 3'000);
    row("USD 30.50", 2, 3'050);
    row("-5", 2, -500);
    row("−5", 2, -500);
    row("+5", 2, 500);
    row("-$5", 2, -500);
    row("$-5", 2, -500);
    row("- 5", 2, -500);
    row("  30  ", 2, 3'000);
    row("9007199254740991", 0, kMaxAmountMinor);
    row("-9,007,199,254,740,991", 0, -kMaxAmountMinor);
    row("1,2345", 4, 12'345);
}

void TestMoney::readsWhatPeopleType()
{
    QFETCH(const QString, text);
    QFETCH(const int, exponent);
    QFETCH(const qint64, minor);
    const auto money = parseMoney(text, currencyOf(exponent));
    QVERIFY2(money, money ? "" : qPrintable(money.error().detail));
    QCOMPARE(money->minor(), minor);
}

void TestMoney::refusesWhatIsNoAmount_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("exponent");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* text, int exponent, const char* detail) {
        QTest::addRow("%s with %d digits", text, exponent)
            << QString::fromUtf8(text) << exponent << QString::fromUtf8(detail);
    };
    const char* const noAmount = "This is not an amount.";
    const char* const twoDigits = "USD has 2 digits after the point.";
    row("", 2, "Enter an amount.");
    row("   ", 2, "Enter an amount.");
    row("30.555", 2, twoDigits);
    row("1.234", 2, twoDigits);
    row("1234,567", 2, twoDigits);
    row("0,500", 2, twoDigits);
    row("30.00", 0, "USD has no digits after the point.");
    row("1.234", 0, "USD has no digits after the point.");
    row("30.", 2, noAmount);
    row(".", 2, noAmount);
    row(",", 2, noAmount);
    row(",123", 2, twoDigits);
    row(",123,456", 2, noAmount);
    row("1,,234", 2, noAmount);
    row("-", 2, noAmount);
    row("$", 2, noAmount);
    row("1,23,456", 2, noAmount);
    row("1,2345.00", 2, noAmount);
    row("12 34", 2, noAmount);
    row("1,234,56", 2, noAmount);
    row("1.234.56", 2, noAmount);
    row("1,234.567,89", 2, noAmount);
    row("1 234,567.89", 2, noAmount);
    row("0,123,456", 2, noAmount);
    row("--5", 2, noAmount);
    row("-$-5", 2, noAmount);
    row("5-", 2, noAmount);
    row("1e3", 2, noAmount);
    row("0x10", 2, noAmount);
    row("ten", 2, noAmount);
    row("€30", 2, noAmount);
    row("１２", 2, noAmount);
    row("9007199254740992", 0, "This amount is too large.");
    row("90071992547409.92", 2, "This amount is too large.");
    row("99999999999999999999999", 0, "This amount is too large.");
    row("00000000000000000000000000000000000000001", 0, noAmount);
}

void TestMoney::refusesWhatIsNoAmount()
{
    QFETCH(const QString, text);
    QFETCH(const int, exponent);
    QFETCH(const QString, detail);
    const auto money = parseMoney(text, currencyOf(exponent));
    QVERIFY(!money);
    QCOMPARE(money.error().detail, detail);
    QCOMPARE(money.error().code, base::ErrorCode::Invalid);
}

void TestMoney::readsBackWhatItWrites_data()
{
    QTest::addColumn<int>("exponent");
    for (int exponent = 0; exponent <= 4; ++exponent)
        QTest::addRow("%d digits", exponent) << exponent;
}

void TestMoney::readsBackWhatItWrites()
{
    QFETCH(const int, exponent);
    tests::SeededRandom random(static_cast<quint32>(exponent) + 1);
    for (const Currency& currency :
         {currencyOf(exponent), Currency {u"CHIPS"_s, QString(), exponent}}) {
        quint64 bound = kMaxAmountMinor;
        for (int i = 0; i<2'000; ++i, bound = bound> 10 ? bound / 2 : kMaxAmountMinor) {
            const auto size = static_cast<qint64>(random.below(bound + 1));
            const Money money(random.below(2) == 0 ? size : -size);
            for (const MoneySign sign : {MoneySign::WhenNegative, MoneySign::Always}) {
                const QString text = formatMoney(money, currency, sign);
                QCOMPARE(parseMoney(text, currency).value_or(Money(-1)), money);
                const QString withUnit = formatMoneyWithUnit(money, currency, sign);
                QCOMPARE(parseMoney(withUnit, currency).value_or(Money(-1)), money);
            }
        }
    }
}

void TestMoney::readsCurrencies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("symbol");
    QTest::addColumn<int>("exponent");
    QTest::newRow("dollars") << u"USD:2"_s << u"USD"_s << u"$"_s << 2;
    QTest::newRow("yen") << u"JPY:0"_s << u"JPY"_s << u"¥"_s << 0;
    QTest::newRow("chips") << u"CHIPS:0"_s << u"CHIPS"_s << QString() << 0;
    QTest::newRow("four digits") << u"X:4"_s << u"X"_s << QString() << 4;
}

void TestMoney::readsCurrencies()
{
    QFETCH(const QString, text);
    QFETCH(const QString, code);
    QFETCH(const QString, symbol);
    QFETCH(const int, exponent);
    const auto currency = Currency::fromText(text);
    QVERIFY(currency);
    QCOMPARE(*currency, (Currency {code, symbol, exponent}));
}

void TestMoney::refusesOtherCurrencyTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"",
          "USD",
          ":2",
          "USD:",
          "USD:5",
          "USD:-1",
          "USD:22",
          "USD:x",
          "US D:2",
          "ABCDEFGHIJKLM:2"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestMoney::refusesOtherCurrencyTexts()
{
    QFETCH(const QString, text);
    QVERIFY(!Currency::fromText(text));
}

QTEST_GUILESS_MAIN(TestMoney)

#include "tst_money.moc"
