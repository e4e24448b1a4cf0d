// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_history.h"
#include "tests/support/bets.h"

#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace betlog::models;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const Currency kDollars {u"USD"_s, u"$"_s, 2};

wire::Change
change(wire::ChangeType type, const Bet& bet, std::optional<wire::UpdateType> update = std::nullopt)
{
    wire::Change made;
    made.type = type;
    made.updateType = update;
    made.bet = bet;
    made.actor = u"Bo"_s;
    made.timestamp = aMoment();
    return made;
}

} // namespace

class TestBetHistory : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatDiffers_data();
    void saysWhatDiffers();
    void tellsTheNewestFirst();
    void tellsWhyABookkeeperActed();
};

void TestBetHistory::saysWhatDiffers_data()
{
    QTest::addColumn<Bet>("after");
    QTest::addColumn<QStringList>("differences");
    const Bet before = aBet(2);
    QTest::newRow("nothing") << before << QStringList();
    Bet bet = before;
    bet.results[1] = LineResult::HalfLost;
    QTest::newRow("result") << bet << QStringList {u"Line 2: Pending → Half lost"_s};
    bet = before;
    bet.slip.lines[0].stake = Money(2000);
    QTest::newRow("stake") << bet << QStringList {u"Line 1, stake: 10.00 → 20.00"_s};
    bet = before;
    bet.slip.lines[0].odds = Odds {OddsFormat::American, u"-110"_s};
    QTest::newRow("price, as it was typed") << bet << QStringList {u"Line 1, price: 1.91 → −110"_s};
    bet.slip.lines[0].odds = Odds {OddsFormat::ToWin, u"1800"_s};
    QTest::newRow("price in winnings")
        << bet << QStringList {u"Line 1, price: 1.91 → wins 18.00"_s};
    bet.slip.lines[0].odds.reset();
    QTest::newRow("price gone") << bet << QStringList {u"Line 1, price: 1.91 → nothing"_s};
    bet = before;
    bet.homeTeam = u"Wings"_s;
    bet.slip.note = u"hm"_s;
    QTest::newRow("team and note")
        << bet << QStringList {u"Home team: Team B → Wings"_s, u"Note: nothing → hm"_s};
    bet = before;
    bet.slip.lines.append(aLine());
    bet.results.append(LineResult::Pending);
    QTest::newRow("line added") << bet << QStringList {u"Line 3 added: Over 41.5"_s};
    bet.slip.lines = {before.slip.lines[0]};
    QTest::newRow("line taken out") << bet << QStringList {u"Line 2 taken out: Over 42.5"_s};
    bet = before;
    bet.slip.kind = BetKind::System;
    bet.slip.sizes = {2, 3};
    bet.slip.book = u"Corner"_s;
    bet.slip.boosts = {{u"role_player"_s, u"9/100"_s}};
    QTest::newRow("sizes, boosts and book") << bet
                                            << QStringList {
                                                   u"Kind: singles → system"_s,
                                                   u"Combinations of: nothing → 2, 3"_s,
                                                   u"Boosts: nothing → role player 9/100"_s,
                                                   u"Book: nothing → Corner"_s};
    bet = before;
    bet.slip.lines[0].category = u"WILD_CARD"_s;
    bet.slip.lines[0].boosts = {{u"same_player"_s, u"3/20"_s}};
    bet.slip.lines[0].startsAt =
        base::Timestamp::fromDateTime(QDateTime(QDate(2024, 12, 1), QTime(13, 0)));
    QTest::newRow("category, boosts and start of a line")
        << bet
        << QStringList {
               u"Line 1, category: TEAM → WILD_CARD"_s,
               u"Line 1, boosts: nothing → same player 3/20"_s,
               u"Line 1, start: nothing → 2024-12-01 13:00"_s};
    bet = before;
    bet.payout.payoutOverride = PayoutOverride {Money(500), u"void by the book"_s};
    QTest::newRow("payout by hand")
        << bet << QStringList {u"Payout set by hand: 5.00, void by the book"_s};
}

void TestBetHistory::saysWhatDiffers()
{
    QFETCH(const Bet, after);
    QFETCH(const QStringList, differences);
    QCOMPARE(models::differences(aBet(2), after, kDollars), differences);
}

void TestBetHistory::tellsTheNewestFirst()
{
    Bet settled = aBet();
    settled.results[0] = LineResult::Won;
    const QList<HistoryEntry> entries = historyOf(
        {change(wire::ChangeType::Created, aBet()),
         change(wire::ChangeType::Updated, settled, wire::UpdateType::Status),
         change(wire::ChangeType::Deleted, settled),
         change(wire::ChangeType::Updated, settled, wire::UpdateType::Restore)},
        kDollars);
    QStringList deeds;
    for (const HistoryEntry& entry : entries)
        deeds.append(entry.deed);
    QCOMPARE(
        deeds,
        (QStringList {
            u"brought the bet back"_s, u"deleted the bet"_s, u"settled"_s, u"placed the bet"_s}));
    QCOMPARE(entries[2].details, QStringList {u"Line 1: Pending → Won"_s});
    QCOMPARE(entries[3].details, QStringList());
    QCOMPARE(entries[0].actor, u"Bo"_s);
    QVERIFY(historyOf({}, kDollars).isEmpty());
}

void TestBetHistory::tellsWhyABookkeeperActed()
{
    wire::Change locked = change(wire::ChangeType::Updated, aBet(), wire::UpdateType::Edit);
    locked.reason = u"wrong price"_s;
    QCOMPARE(historyOf({locked}, kDollars).first().reason, u"wrong price"_s);
}

QTEST_GUILESS_MAIN(TestBetHistory)

#include "tst_bet_history.moc"
