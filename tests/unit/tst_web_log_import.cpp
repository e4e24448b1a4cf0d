// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/catalog.h"
#include "domain/house_boosts.h"
#include "domain/settlement.h"
#include "tests/support/web_logs.h"

#include <QTest>

using namespace betlog;
using namespace betlog::files;
using namespace betlog::tests;
using domain::LineResult;
using domain::Money;
using namespace Qt::Literals::StringLiterals;

namespace {

domain::Payout payoutOf(const wire::CreateBet& create)
{
    QList<LineResult> results(create.slip.lines.size(), LineResult::Pending);
    for (auto it = create.results.begin(); it != create.results.end(); ++it)
        results[it.key()] = it.value();
    return domain::settle(create.slip, results, {}).value();
}

base::Timestamp at(const QString& text)
{
    return base::Timestamp::fromRfc3339(text).value();
}

} // namespace

class TstWebLogImport final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheRealLog();
    void paysWhatTheReceiptShowed_data();
    void paysWhatTheReceiptShowed();
    void keepsNamesAsShown();
    void putsABetIntoTheWeekThatContainsItsKey();
    void keepsBetDateWithoutASourceZone();
    void readsTheWallClockInTheSourceZone();
    void countsChipsInMinorUnits();
    void addsNoBoostToAPotentialWin();
    void boostsThreeLinesOnOnePlayer();
    void takesTheRiskWhereNoWinIsKnown();
    void findsARiskByItsIndexInTheCatalogue();
    void readsTheBrowsersCopy();
    void namesTheBrowsersRowsByTheirContent();
};

void TstWebLogImport::readsTheRealLog()
{
    const ImportPlan plan = planOf(realWebLog());
    QCOMPARE(plan.count(Verdict::New), 4);
    QCOMPARE(plan.items.size(), 4);
    const ImportItem item = itemOf(plan, u"weblog:17"_s);
    const wire::CreateBet& bet = created(item);
    QCOMPARE(bet.userName, u"Jaybers8"_s);
    QCOMPARE(bet.league, u"WNBA"_s);
    QCOMPARE(bet.slip.externalId, u"weblog:17"_s);
    QCOMPARE(bet.slip.kind, domain::BetKind::Singles);
    QCOMPARE(bet.slip.lines.size(), 3);
    QCOMPARE(bet.slip.lines[0].selection, u"Reach 20 points"_s);
    QCOMPARE(bet.slip.lines[0].stake, Money(30));
    QCOMPARE(bet.slip.lines[0].odds, (domain::Odds {domain::OddsFormat::ToWin, u"18"_s}));
    const QMap<int, LineResult> results {
        {0, LineResult::Won}, {1, LineResult::Lost}, {2, LineResult::Won}};
    QCOMPARE(bet.results, results);
    QCOMPARE(
        item.summary,
        u"Jaybers8: \U0001F63CMinnesota Lynx at Dallas Wings, 3 lines, 100\u00A0CHIPS"_s);
}

void TstWebLogImport::paysWhatTheReceiptShowed_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<qint64>("wager");
    QTest::addColumn<qint64>("win");
    QTest::addColumn<qint64>("totalReturn");
    // Its stored totals (totalWager, totalWin) and what its receipt adds up: stakes come back.
    QTest::newRow("17") << u"weblog:17"_s << 100LL << 48LL << 128LL;
    QTest::newRow("14") << u"weblog:14"_s << 80LL << 42LL << 112LL;
    QTest::newRow("6") << u"weblog:6"_s << 80LL << 36LL << 96LL;
    QTest::newRow("4") << u"weblog:4"_s << 130LL << 30LL << 80LL;
}

void TstWebLogImport::paysWhatTheReceiptShowed()
{
    QFETCH(const QString, source);
    QFETCH(const qint64, wager);
    QFETCH(const qint64, win);
    QFETCH(const qint64, totalReturn);
    const domain::Payout payout = payoutOf(created(itemOf(planOf(realWebLog()), source)));
    QCOMPARE(payout.totalWager, Money(wager));
    QCOMPARE(payout.totalWin, Money(win));
    QCOMPARE(payout.totalReturn, Money(totalReturn));
    QVERIFY(payout.settled);
}

void TstWebLogImport::keepsNamesAsShown()
{
    const wire::CreateBet bet = created(itemOf(planOf(realWebLog()), u"weblog:17"_s));
    QCOMPARE(bet.awayTeam, u" \U0001F63CMinnesota Lynx"_s);
    QCOMPARE(bet.homeTeam, u"Dallas Wings"_s);
    QCOMPARE(bet.slip.lines[0].player, u"⭐Napheesa Collier"_s);
}

void TstWebLogImport::putsABetIntoTheWeekThatContainsItsKey()
{
    const ImportPlan plan = planOf(realWebLog());
    // 2025-05-11 is a Sunday; 2025-05-12, the key of bets 4 and 6, a Monday.
    for (const QString& source : {u"weblog:17"_s, u"weblog:6"_s})
        QCOMPARE(created(itemOf(plan, source)).weekKey->text(), u"2025-05-11"_s);
    ImportOptions mondays = chipsLog();
    mondays.weekStart.day = Qt::Monday;
    const ImportPlan other = planOf(realWebLog(), mondays);
    QCOMPARE(created(itemOf(other, u"weblog:17"_s)).weekKey->text(), u"2025-05-05"_s);
    QCOMPARE(created(itemOf(other, u"weblog:6"_s)).weekKey->text(), u"2025-05-12"_s);
}

void TstWebLogImport::keepsBetDateWithoutASourceZone()
{
    const ImportPlan plan = planOf(realWebLog());
    QCOMPARE(*created(itemOf(plan, u"weblog:17"_s)).betDate, at(u"2025-05-17T04:15:17.399Z"_s));
}

void TstWebLogImport::readsTheWallClockInTheSourceZone()
{
    ImportOptions options = chipsLog();
    options.sourceTimeZone = QTimeZone("America/Chicago");
    const ImportPlan plan = planOf(realWebLog(), options);
    // "5/16/2025, 6:15:16 PM", five hours behind UTC in May.
    QCOMPARE(*created(itemOf(plan, u"weblog:17"_s)).betDate, at(u"2025-05-16T23:15:16Z"_s));
    // "5/14/2025, 11:44:07 PM"
    QCOMPARE(*created(itemOf(plan, u"weblog:6"_s)).betDate, at(u"2025-05-15T04:44:07Z"_s));
}

void TstWebLogImport::countsChipsInMinorUnits()
{
    ImportOptions cents = chipsLog();
    cents.currency = {u"USD"_s, u"$"_s, 2};
    const wire::CreateBet bet = created(itemOf(planOf(realWebLog(), cents), u"weblog:17"_s));
    QCOMPARE(bet.slip.lines[0].stake, Money(3000));
    QCOMPARE(bet.slip.lines[0].odds->text, u"1800"_s);
    QCOMPARE(payoutOf(bet).totalReturn, Money(12800));
}

void TstWebLogImport::addsNoBoostToAPotentialWin()
{
    // 50 × 0.6 × 1.09 = 32.7, which the original rounded to 33.
    const QByteArray boosted = QByteArray(exportedBet(webLine("Josh Minott", 33)))
                                   .replace("Boost\":false", "Boost\":true");
    const wire::CreateBet bet = created(planOf(boosted).items.at(0));
    QVERIFY(bet.slip.lines[0].boosts.isEmpty());
    QCOMPARE(payoutOf(bet).totalReturn, Money(83));
}

void TstWebLogImport::boostsThreeLinesOnOnePlayer()
{
    const auto lines = [](const char* third) {
        return webLine("Rudy", 30) + ',' + webLine(" Rudy", 30) + ',' + webLine(third, 18);
    };
    const wire::CreateBet bet =
        created(planOf(exportedBet(lines("Rudy"), R"({"0":"won","2":"won"})")).items.at(0));
    QCOMPARE(bet.slip.boosts, QList {domain::samePlayerBoost()});
    // ⌈30 × 1.15⌉ = 35 and ⌈18 × 1.15⌉ = 21, and the two stakes.
    QCOMPARE(payoutOf(bet).totalReturn, Money(35 + 21 + 100));
    QVERIFY(created(planOf(exportedBet(lines("Ant"))).items.at(0)).slip.boosts.isEmpty());
    const QByteArray nobody = webLine("", 30) + ',' + webLine("", 30) + ',' + webLine("", 30);
    QVERIFY(created(planOf(exportedBet(nobody)).items.at(0)).slip.boosts.isEmpty());
}

void TstWebLogImport::takesTheRiskWhereNoWinIsKnown()
{
    const QByteArray file = QByteArray(exportedBet(webLine("Josh Minott", 33)))
                                .replace("\"potentialWin\":33,", "")
                                .replace("Boost\":false", "Boost\":true");
    const wire::CreateBet bet = created(planOf(file).items.at(0));
    QCOMPARE(*bet.slip.lines[0].odds, (domain::Odds {domain::OddsFormat::Risk, u"Medium"_s}));
    QCOMPARE(bet.slip.lines[0].boosts, QList {domain::rolePlayerBoost()});
    QCOMPARE(payoutOf(bet).totalReturn, Money(83));
}

void TstWebLogImport::findsARiskByItsIndexInTheCatalogue()
{
    const QByteArray file = QByteArray(exportedBet(webLine("Jaybers8", 15)))
                                .replace("\"NBA\"", "\"ErgoGolf\"")
                                .replace("\"riskLevel\":\"Medium\"", "\"riskLevel\":\"1\"")
                                .replace("\"potentialWin\":15,", "");
    QCOMPARE(planOf(file).items.at(0).verdict, Verdict::Wrong);
    QVERIFY(planOf(file).items.at(0).why.contains(u"/riskLevel"_s));

    domain::Catalog catalog;
    catalog.leagues.append({u"ErgoGolf"_s, {}, {}, {}, {}});
    catalog.leagues[0].lines = {
        {u"LINES"_s, u"NO SWEAT"_s, {}, u"Low"_s, false},
        {u"LINES"_s, u"Reach 20 points"_s, {}, u"High"_s, false}};
    ImportOptions options = chipsLog();
    options.catalog = &catalog;
    const ImportPlan plan = planOf(file, options);
    QCOMPARE(plan.count(Verdict::New), 1);
    QCOMPARE(created(plan.items.at(0)).slip.lines[0].odds->text, u"High"_s);
    QCOMPARE(created(plan.items.at(0)).slip.lines[0].category, u"LINES"_s);
}

void TstWebLogImport::readsTheBrowsersCopy()
{
    const ImportPlan plan = planOf(copiedBet(webLine("Rudy", 30)));
    QCOMPARE(plan.count(Verdict::New), 1);
    const wire::CreateBet& bet = created(plan.items.at(0));
    QCOMPARE(bet.userName, u"Ann"_s);
    QCOMPARE(bet.homeTeam, u"B"_s);
    QCOMPARE(bet.slip.lines[0].stake, Money(50));
    QVERIFY(bet.results.isEmpty());
    // There is no other time than the wall clock: it is read in the log's own zone.
    QCOMPARE(*bet.betDate, at(u"2025-05-16T23:15:16Z"_s));
    ImportOptions tokyo = chipsLog();
    tokyo.sourceTimeZone = QTimeZone("Asia/Tokyo");
    QCOMPARE(
        *created(planOf(copiedBet(webLine("Rudy", 30)), tokyo).items.at(0)).betDate,
        at(u"2025-05-16T09:15:16Z"_s));
}

void TstWebLogImport::namesTheBrowsersRowsByTheirContent()
{
    const QString source = planOf(copiedBet(webLine("Rudy", 30))).items.at(0).source;
    QVERIFY(source.startsWith(u"weblog:"_s));
    QVERIFY(source != planOf(copiedBet(webLine("Rudy", 31))).items.at(0).source);
    // Its place in the browser's list is no id, and what happened to it later does not count.
    const QByteArray settled =
        QByteArray(copiedBet(webLine("Rudy", 30)))
            .replace("\"league\"", R"("id":"local-4","bet_status":{"0":"won"},"league")");
    QCOMPARE(planOf(settled).items.at(0).source, source);
}

QTEST_APPLESS_MAIN(TstWebLogImport)
#include "tst_web_log_import.moc"
