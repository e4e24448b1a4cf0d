// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/catalog.h"
#include "domain/house_boosts.h"
#include "domain/settlement.h"

#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr LineResult kWon = LineResult::Won;

const Boost kThird {u"third"_s, u"1/3"_s, BoostRounding::None};

Line lineOf(qint64 stake, const QString& fraction, const QString& player = {})
{
    Line line;
    line.stake = Money(stake);
    line.odds = Odds {OddsFormat::Fractional, fraction};
    line.player = player;
    return line;
}

Slip singles(const QList<Line>& lines, const QList<Boost>& boosts = {})
{
    Slip slip;
    slip.lines = lines;
    slip.boosts = boosts;
    return slip;
}

qint64 returned(const Slip& slip, const QList<LineResult>& results)
{
    const auto payout = settle(slip, results, {});
    return payout ? payout->totalReturn.minor() : -1;
}

/// The names of a line's boosts, or of the slip's.
QString namesOf(const QList<Boost>& boosts)
{
    QStringList names;
    for (const Boost& boost : boosts)
        names.append(boost.name);
    return names.join(u' ');
}

Catalog catalogWithStars()
{
    CatalogLeague league;
    league.name = u"WNBA"_s;
    league.players = {
        {u"⭐Napheesa Collier"_s, u"F"_s, true}, {u"Courtney Williams"_s, u"G"_s, false}};
    return {{league}};
}

} // namespace

/// What boosts add, and which of the house a slip earns.
class TestBoosts : public QObject
{
    Q_OBJECT

private slots:
    void raiseTheWinningsAlone_data();
    void raiseTheWinningsAlone();
    void roundTheirOwnAmount_data();
    void roundTheirOwnAmount();
    void followOneAnother();
    void actOnEachWonLineWhereTheSlipCarriesThem();
    void raiseParlaysAndSystems();
    void rewardRolePlayers_data();
    void rewardRolePlayers();
    void rewardThreeLinesOnOnePlayer();
    void areForSinglesAlone();
    void leaveOtherBoostsInPlace();
};

void TestBoosts::raiseTheWinningsAlone_data()
{
    QTest::addColumn<QString>("result");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("won: 600 and a third of it") << u"won"_s << qint64(1800);
    QTest::newRow("half won: 300 and a third of it") << u"half_won"_s << qint64(1400);
    QTest::newRow("push") << u"push"_s << qint64(1000);
    QTest::newRow("void") << u"void"_s << qint64(1000);
    QTest::newRow("half lost") << u"half_lost"_s << qint64(500);
    QTest::newRow("lost") << u"lost"_s << qint64(0);
    QTest::newRow("pending") << u"pending"_s << qint64(0);
}

void TestBoosts::raiseTheWinningsAlone()
{
    QFETCH(const QString, result);
    QFETCH(const qint64, expected);
    Line line = lineOf(1000, u"3/5"_s);
    line.boosts.append(kThird);
    QCOMPARE(returned(singles({line}), {lineResultFromName(result).value()}), expected);
}

void TestBoosts::roundTheirOwnAmount_data()
{
    QTest::addColumn<int>("rounding");
    QTest::addColumn<qint64>("stake");
    QTest::addColumn<qint64>("expected");
    // At 3/5 and +1/12: a boost of 1/20 of the stake, on a return of 8/5 of it.
    const auto row = [](const char* tag, BoostRounding rounding, qint64 stake, qint64 expected) {
        QTest::newRow(tag) << static_cast<int>(rounding) << stake << expected;
    };
    row("none: 24 + 0.75 is 24.75", BoostRounding::None, 15, 25);
    row("nearest: 24 + 1", BoostRounding::Nearest, 15, 25);
    row("up: 24 + 1", BoostRounding::Up, 15, 25);
    row("none: 8 + 0.25", BoostRounding::None, 5, 8);
    row("nearest: 8 + 0", BoostRounding::Nearest, 5, 8);
    row("up: 8 + 1", BoostRounding::Up, 5, 9);
    row("nearest: half up, 16 + 1", BoostRounding::Nearest, 10, 17);
    row("up: 32 + 1, which is whole already", BoostRounding::Up, 20, 33);
}

void TestBoosts::roundTheirOwnAmount()
{
    QFETCH(const int, rounding);
    QFETCH(const qint64, stake);
    QFETCH(const qint64, expected);
    Line line = lineOf(stake, u"3/5"_s);
    line.boosts.append({u"twelfth"_s, u"1/12"_s, static_cast<BoostRounding>(rounding)});
    QCOMPARE(returned(singles({line}), {kWon}), expected);
}

void TestBoosts::followOneAnother()
{
    // 100 to win 60: role player +5.4 → 5; same player 15 % of 65 → 9.75 → 10.
    Line line = lineOf(100, u"3/5"_s);
    line.boosts.append(rolePlayerBoost());
    const Slip slip = singles({line}, {samePlayerBoost()});
    const Payout payout = settle(slip, {kWon}, {}).value();
    QCOMPARE(payout.totalReturn, Money(175));
    QCOMPARE(payout.totalWin, Money(75));
}

void TestBoosts::actOnEachWonLineWhereTheSlipCarriesThem()
{
    // 15 % of 3 is 0.45, up to 1, on each of the two winners.
    const Line line = lineOf(5, u"3/5"_s);
    const Slip slip = singles({line, line, line}, {samePlayerBoost()});
    QCOMPARE(returned(slip, {kWon, LineResult::Lost, kWon}), 18);
    QCOMPARE(returned(slip, {LineResult::Push, LineResult::Lost, kWon}), 14);
}

void TestBoosts::raiseParlaysAndSystems()
{
    Slip slip = singles({lineOf(0, u"1/1"_s), lineOf(0, u"2/1"_s), lineOf(0, u"3/1"_s)}, {kThird});
    slip.kind = BetKind::Parlay;
    slip.stake = Money(90);
    // 90 × 24 = 2160; a third of the 2070 won comes on top.
    QCOMPARE(returned(slip, {kWon, kWon, kWon}), 2850);
    // A boost on one leg: its 3 becomes 3 + 2/3.
    slip.boosts.clear();
    slip.lines[1].boosts.append({u"leg"_s, u"1/3"_s, BoostRounding::Up});
    QCOMPARE(returned(slip, {kWon, kWon, LineResult::Push}), 660);
    slip.kind = BetKind::System;
    slip.sizes = {2};
    slip.boosts.append(kThird);
    // Only 2 × 11/3 holds: 660, of which 570 is won, and a third of it.
    QCOMPARE(returned(slip, {kWon, kWon, LineResult::Lost}), 850);
}

void TestBoosts::rewardRolePlayers_data()
{
    QTest::addColumn<QString>("player");
    QTest::addColumn<QString>("boosts");
    QTest::newRow("starred") << u"⭐Napheesa Collier"_s << QString();
    QTest::newRow("starred, typed without the star") << u" napheesa collier"_s << QString();
    QTest::newRow("not starred") << u"Courtney Williams"_s << u"role_player"_s;
    QTest::newRow("not in the catalogue") << u"Alanna Smith"_s << u"role_player"_s;
    QTest::newRow("not in the catalogue, starred") << u"⭐Alanna Smith"_s << QString();
    QTest::newRow("not in the catalogue, other star") << u" ★ Alanna Smith"_s << QString();
    QTest::newRow("nobody") << QString() << QString();
    QTest::newRow("blanks") << u"  "_s << QString();
}

void TestBoosts::rewardRolePlayers()
{
    QFETCH(const QString, player);
    QFETCH(const QString, boosts);
    const Slip slip = singles({lineOf(10, u"1/1"_s, player)});
    const Slip boosted = withHouseBoosts(slip, catalogWithStars(), u"wnba"_s);
    QCOMPARE(namesOf(boosted.lines.front().boosts), boosts);
    QCOMPARE(boosted.lines.front().player, player);
}

void TestBoosts::rewardThreeLinesOnOnePlayer()
{
    const Catalog catalog = catalogWithStars();
    const Line collier = lineOf(10, u"1/1"_s, u"⭐Napheesa Collier"_s);
    const Line same = lineOf(10, u"1/1"_s, u"Napheesa  collier "_s);
    const Line other = lineOf(10, u"1/1"_s, u"Courtney Williams"_s);
    const Line nobody = lineOf(10, u"1/1"_s);
    const auto boosts = [&catalog](const QList<Line>& lines) {
        return namesOf(withHouseBoosts(singles(lines), catalog, u"WNBA"_s).boosts);
    };
    QCOMPARE(boosts({collier, same, collier}), u"same_player"_s);
    QCOMPARE(boosts({collier, same}), QString());
    QCOMPARE(boosts({collier, same, collier, other}), QString());
    QCOMPARE(boosts({collier, same, nobody}), QString());
    QCOMPARE(boosts({nobody, nobody, nobody}), QString());
    QCOMPARE(boosts({}), QString());
}

void TestBoosts::areForSinglesAlone()
{
    const Line line = lineOf(0, u"1/1"_s, u"Courtney Williams"_s);
    Slip slip = singles({line, line, line}, {samePlayerBoost()});
    slip.lines.front().boosts = {rolePlayerBoost()};
    slip.kind = BetKind::Parlay;
    const Slip boosted = withHouseBoosts(slip, catalogWithStars(), u"WNBA"_s);
    QVERIFY(boosted.boosts.isEmpty());
    QVERIFY(boosted.lines.front().boosts.isEmpty());
}

void TestBoosts::leaveOtherBoostsInPlace()
{
    Slip slip =
        singles({lineOf(10, u"1/1"_s, u"Courtney Williams"_s)}, {kThird, samePlayerBoost()});
    slip.lines.front().boosts = {rolePlayerBoost(), kThird};
    const Slip once = withHouseBoosts(slip, catalogWithStars(), u"WNBA"_s);
    QCOMPARE(namesOf(once.boosts), u"third"_s);
    QCOMPARE(namesOf(once.lines.front().boosts), u"third role_player"_s);
    QCOMPARE(withHouseBoosts(once, catalogWithStars(), u"WNBA"_s), once);
    const Slip elsewhere = withHouseBoosts(once, {}, u"WNBA"_s);
    QCOMPARE(elsewhere, once);
}

QTEST_GUILESS_MAIN(TestBoosts)

#include "tst_boosts.moc"
