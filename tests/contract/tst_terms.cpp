// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/log_file.h"
#include "server/store/sql_log_service.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;

namespace {

const domain::Currency kChips {u"CHIPS"_s, {}, 0};

const domain::SettlementRules kRules {
    {u"1/4"_s, u"1/2"_s, u"1"_s, u"2"_s}, domain::Rounding::Floor, domain::RoundingScope::Line};

[[nodiscard]] core::LogSettings chipsInChicago()
{
    core::LogSettings settings;
    settings.currency = kChips;
    settings.weekStart = {Qt::Monday, 6, QTimeZone("America/Chicago")};
    settings.rules = kRules;
    return settings;
}

} // namespace

class tst_Terms : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheTermsOfANewLog();
    void takesTheSameTermsAgain();
    void refusesOtherTerms_data();
    void refusesOtherTerms();
    void letsOtherSettingsChange();
    void settlesTheRulesOfALogFromBefore();

private:
    [[nodiscard]] base::Expected<core::LogSettings>
    open(const core::LogTerms& asked, const core::LogSettings& settings = {});

    QTemporaryDir m_folder;
    tests::FakeClock m_clock {base::Timestamp()};
    tests::SeededRandom m_random {1};
};

base::Expected<core::LogSettings>
tst_Terms::open(const core::LogTerms& asked, const core::LogSettings& settings)
{
    store::SqlLogService::Options options;
    options.folder = m_folder.path();
    options.settings = settings;
    options.asked = asked;
    const auto service = store::SqlLogService::open(options, m_clock, m_random);
    if (!service)
        return base::unexpected(service.error());
    return (*service)->settings();
}

void tst_Terms::keepsTheTermsOfANewLog()
{
    QVERIFY(open({}, chipsInChicago()));
    const auto again = open({});
    QVERIFY(again.has_value());
    QCOMPARE(again->currency, kChips);
    QCOMPARE(again->weekStart, chipsInChicago().weekStart);
    QCOMPARE(again->rules, kRules);
}

void tst_Terms::takesTheSameTermsAgain()
{
    QVERIFY(open(
        {.timeZone = QTimeZone("America/Chicago"),
         .weekDay = Qt::Monday,
         .weekHour = 6,
         .currency = kChips,
         .house = kRules.house,
         .rounding = kRules.rounding,
         .scope = kRules.scope}));
}

void tst_Terms::refusesOtherTerms_data()
{
    QTest::addColumn<core::LogTerms>("asked");
    QTest::addColumn<QString>("named");

    const core::LogTerms london {
        .timeZone = QTimeZone("Europe/London"), .weekDay = {}, .weekHour = {}, .currency = {}};
    const core::LogTerms dollars {
        .timeZone = {},
        .weekDay = {},
        .weekHour = {},
        .currency = domain::Currency {u"USD"_s, u"$"_s, 2}};
    const core::LogTerms sunday {
        .timeZone = {}, .weekDay = Qt::Sunday, .weekHour = {}, .currency = {}};
    const core::LogTerms noon {.timeZone = {}, .weekDay = {}, .weekHour = 12, .currency = {}};
    QTest::newRow("time zone") << london << u"America/Chicago"_s;
    QTest::newRow("currency") << dollars << u"CHIPS:0"_s;
    QTest::newRow("day") << sunday << u"start of the week"_s;
    QTest::newRow("hour") << noon << u"start of the week"_s;
    core::LogTerms halfUp;
    halfUp.rounding = domain::Rounding::HalfUp;
    core::LogTerms ofSlips;
    ofSlips.scope = domain::RoundingScope::Slip;
    core::LogTerms usualHouse;
    usualHouse.house = domain::HouseOdds();
    QTest::newRow("rounding") << halfUp << u"floor"_s;
    QTest::newRow("scope") << ofSlips << u"line"_s;
    QTest::newRow("house odds") << usualHouse << u"1/4,1/2,1,2"_s;
}

void tst_Terms::refusesOtherTerms()
{
    QFETCH(const core::LogTerms, asked);
    QFETCH(const QString, named);
    const auto refused = open(asked);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, base::ErrorCode::Invalid);
    QVERIFY2(refused.error().detail.contains(named), qPrintable(refused.error().detail));
}

void tst_Terms::letsOtherSettingsChange()
{
    core::LogSettings settings;
    settings.bookkeepers = {u"Bo"_s};
    const auto opened = open({}, settings);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->bookkeepers, QStringList {u"Bo"_s});
    QCOMPARE(opened->currency, kChips);
}

/// Such a log has no rules yet: the first start settles them, and no later one changes them.
void tst_Terms::settlesTheRulesOfALogFromBefore()
{
    {
        const auto log = store::openLog({store::logFile(m_folder.path())}, m_random);
        QVERIFY(log);
        QVERIFY((*log)->execute(u"UPDATE terms SET house = NULL, rounding = NULL, scope = NULL"_s));
    }
    core::LogSettings settings;
    settings.rules.rounding = domain::Rounding::HalfUp;
    core::LogTerms asked;
    asked.rounding = domain::Rounding::HalfUp;
    const auto opened = open(asked, settings);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->rules, domain::SettlementRules());
    QCOMPARE(opened->currency, kChips);
    asked.rounding = domain::Rounding::Floor;
    QVERIFY(!open(asked));
}

QTEST_GUILESS_MAIN(tst_Terms)
#include "tst_terms.moc"
