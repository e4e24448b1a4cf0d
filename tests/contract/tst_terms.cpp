// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_log_service.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;

namespace {

const domain::Currency kChips {u"CHIPS"_s, {}, 0};

[[nodiscard]] core::LogSettings chipsInChicago()
{
    core::LogSettings settings;
    settings.currency = kChips;
    settings.weekStart = {Qt::Monday, 6, QTimeZone("America/Chicago")};
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
}

void tst_Terms::takesTheSameTermsAgain()
{
    QVERIFY(open(
        {.timeZone = QTimeZone("America/Chicago"),
         .weekDay = Qt::Monday,
         .weekHour = 6,
         .currency = kChips}));
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
    settings.rules.rounding = domain::Rounding::Floor;
    const auto opened = open({}, settings);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->bookkeepers, QStringList {u"Bo"_s});
    QCOMPARE(opened->rules.rounding, domain::Rounding::Floor);
    QCOMPARE(opened->currency, kChips);
}

QTEST_GUILESS_MAIN(tst_Terms)
#include "tst_terms.moc"
