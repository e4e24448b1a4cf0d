// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/receipt.h"
#include "domain/settlement.h"
#include "tests/support/bets.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using domain::LineResult;

namespace {

const domain::Currency kChips {u"CHIPS"_s, {}, 0};

[[nodiscard]] domain::Line lynxLine(const QString& selection, qint64 stake, qint64 toWin)
{
    domain::Line line;
    line.selection = selection;
    line.stake = domain::Money(stake);
    line.odds = {domain::OddsFormat::ToWin, QString::number(toWin)};
    return line;
}

/// Bet 17 of the original web log: its receipt showed 128.
[[nodiscard]] domain::Bet bet17()
{
    domain::Bet bet = tests::aBet();
    bet.number = 17;
    bet.userName = u"Jaybers8"_s;
    bet.league = u"WNBA"_s;
    bet.awayTeam = u" 😼Minnesota Lynx"_s;
    bet.homeTeam = u"Dallas Wings"_s;
    bet.slip.lines = {
        lynxLine(u"Reach 20 points"_s, 30, 18),
        lynxLine(u"Reach 6 rebounds"_s, 20, 12),
        lynxLine(u"First MN FG is a 2 pointer."_s, 50, 30)};
    bet.results = {LineResult::Won, LineResult::Lost, LineResult::Won};
    bet.payout = domain::settle(bet.slip, bet.results, {}).value();
    return bet;
}

[[nodiscard]] models::Receipt receiptOf(const domain::Bet& bet)
{
    return models::receiptOf(bet, kChips, {}, QTimeZone("America/Chicago"));
}

[[nodiscard]] QString sum(const models::Receipt& receipt, const QString& title)
{
    for (const models::ReceiptSum& candidate : receipt.sums) {
        if (candidate.title == title)
            return candidate.amount;
    }
    return {};
}

} // namespace

class tst_Receipt : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatTheOriginalShowed();
    void addsUpLineByLine();
    void tellsAPendingBetsPossibleReturn();
    void namesTheTermsOfAParlay();
    void showsABookkeepersPayoutAndWhy();
    void tellsTheTimeInTheLogsZone();
    void readsWellAsText();
};

void tst_Receipt::showsWhatTheOriginalShowed()
{
    const models::Receipt receipt = receiptOf(bet17());
    QCOMPARE(receipt.title, u"Bet #17"_s);
    QCOMPARE(receipt.matchup, u"😼Minnesota Lynx @ Dallas Wings"_s);
    QCOMPARE(sum(receipt, u"Wager"_s), u"100"_s);
    QCOMPARE(sum(receipt, u"Winnings"_s), u"48"_s);
    QCOMPARE(sum(receipt, u"Returned"_s), u"128"_s);
    QCOMPARE(sum(receipt, u"Profit"_s), u"+28"_s);
    QCOMPARE(receipt.verdict, u"Won"_s);
}

void tst_Receipt::addsUpLineByLine()
{
    const models::Receipt receipt = receiptOf(bet17());
    QCOMPARE(receipt.lines.size(), 3);
    QCOMPARE(receipt.lines[0].returned, u"48"_s);
    QCOMPARE(receipt.lines[1].returned, u"0"_s);
    QCOMPARE(receipt.lines[2].returned, u"80"_s);
    QCOMPARE(receipt.lines[0].odds, u"to win 18"_s);
}

void tst_Receipt::tellsAPendingBetsPossibleReturn()
{
    domain::Bet bet = bet17();
    bet.results = {LineResult::Pending, LineResult::Lost, LineResult::Won};
    bet.payout = domain::settle(bet.slip, bet.results, {}).value();
    const models::Receipt receipt = receiptOf(bet);
    QCOMPARE(sum(receipt, u"Can return"_s), u"128"_s);
    QVERIFY(sum(receipt, u"Profit"_s).isEmpty());
    QVERIFY(receipt.lines[0].returned.isEmpty());
}

void tst_Receipt::namesTheTermsOfAParlay()
{
    domain::Bet bet = tests::aBet();
    bet.slip = tests::aParlay(3);
    bet.slip.price = {domain::OddsFormat::American, u"-110"_s};
    bet.results = QList<LineResult>(3, LineResult::Pending);
    QCOMPARE(receiptOf(bet).terms, u"Parlay, 1,000 at −110"_s);
}

void tst_Receipt::showsABookkeepersPayoutAndWhy()
{
    domain::Bet bet = bet17();
    bet.payout = domain::withOverride(bet.payout, {domain::Money(150), u"Odds boost."_s});
    const models::Receipt receipt = receiptOf(bet);
    QCOMPARE(sum(receipt, u"Returned"_s), u"150"_s);
    QVERIFY(receipt.remark.contains(u"Odds boost."));
}

void tst_Receipt::tellsTheTimeInTheLogsZone()
{
    domain::Bet bet = bet17();
    bet.betDate = base::Timestamp::fromRfc3339(u"2025-05-16T23:15:16.000Z").value();
    QCOMPARE(receiptOf(bet).place, u"WNBA · Fri 16 May 2025, 18:15"_s);
}

void tst_Receipt::readsWellAsText()
{
    const QString text = models::receiptText(receiptOf(bet17()));
    QVERIFY(text.startsWith(u"Bet #17 · Jaybers8\n"));
    QVERIFY(text.contains(u"to win 18 · 30 → 48 · Won"));
    QVERIFY(text.contains(u"Returned: 128"));
}

QTEST_GUILESS_MAIN(tst_Receipt)
#include "tst_receipt.moc"
