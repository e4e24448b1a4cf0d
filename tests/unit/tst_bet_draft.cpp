// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_draft.h"
#include "domain/catalog.h"
#include "domain/house_boosts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using models::BetDraft;
using models::DraftReview;
using models::DraftRules;
using models::LineDraft;

namespace {

const domain::Currency kDollars {u"USD"_s, u"$"_s, 2};

[[nodiscard]] DraftRules rules()
{
    return {
        .currency = kDollars,
        .settlement = {},
        .catalog = nullptr,
        .houseBoosts = false,
        .now = *base::Timestamp::fromRfc3339(u"2024-12-01T10:30:00Z"_s),
        .zone = QTimeZone::utc()};
}

[[nodiscard]] LineDraft line(const QString& selection, const QString& stake, const QString& odds)
{
    LineDraft draft;
    draft.selection = selection;
    draft.stake = stake;
    draft.odds = odds;
    return draft;
}

[[nodiscard]] BetDraft draftOf(const QList<LineDraft>& lines)
{
    BetDraft draft;
    draft.userName = u"FLIGHTx12!"_s;
    draft.league = u"NFL"_s;
    draft.awayTeam = u"Team A"_s;
    draft.homeTeam = u"Team B"_s;
    draft.lines = lines;
    return draft;
}

} // namespace

class tst_BetDraft : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatWasTyped();
    void tellsWhatASlipReturns_data();
    void tellsWhatASlipReturns();
    void saysWhichFieldIsWrong_data();
    void saysWhichFieldIsWrong();
    void readsPricesAsTyped_data();
    void readsPricesAsTyped();
    void keepsABetThroughTheEditor();
    void keepsAStartToTheMillisecondUntilItIsTypedAnew();
    void givesHouseBoostsOnlyInPlayMoney();
};

void tst_BetDraft::readsWhatWasTyped()
{
    const DraftReview review =
        draftOf({line(u" Reach 20 points "_s, u"30,50"_s, u"-110"_s)}).review(rules());
    QVERIFY2(review.isSound(), qPrintable(review.errors.value(0).detail));
    QCOMPARE(review.bet.slip.lines.size(), 1);
    const domain::Line& read = review.bet.slip.lines.first();
    QCOMPARE(read.selection, u"Reach 20 points"_s);
    QCOMPARE(read.stake.minor(), 3050);
    QCOMPARE(read.odds.value().format, domain::OddsFormat::American);
    QCOMPARE(read.odds.value().text, u"-110"_s);
}

void tst_BetDraft::tellsWhatASlipReturns_data()
{
    QTest::addColumn<BetDraft>("draft");
    QTest::addColumn<qint64>("staked");
    QTest::addColumn<qint64>("returns");

    const QList<LineDraft> two {
        line(u"One"_s, u"10"_s, u"2.00"_s), line(u"Two"_s, u"20"_s, u"Medium"_s)};
    QTest::newRow("singles") << draftOf(two) << qint64(3000) << qint64(2000 + 3200);

    BetDraft parlay = draftOf(two);
    parlay.kind = domain::BetKind::Parlay;
    parlay.stake = u"5"_s;
    QTest::newRow("parlay") << parlay << qint64(500) << qint64(1600);

    BetDraft priced = parlay;
    priced.price = u"+300"_s;
    QTest::newRow("parlay at one price") << priced << qint64(500) << qint64(2000);

    BetDraft system = draftOf(two + QList {line(u"Three"_s, {}, u"1/1"_s)});
    system.kind = domain::BetKind::System;
    system.stake = u"1"_s;
    QTest::newRow("system of pairs") << system << qint64(300) << qint64(320 + 400 + 320);
}

void tst_BetDraft::tellsWhatASlipReturns()
{
    QFETCH(const BetDraft, draft);
    QFETCH(const qint64, staked);
    QFETCH(const qint64, returns);
    const DraftReview review = draft.review(rules());
    QVERIFY2(review.isSound(), qPrintable(review.errors.value(0).detail));
    QCOMPARE(review.staked.value().minor(), staked);
    QCOMPARE(review.returns.value().minor(), returns);
}

void tst_BetDraft::saysWhichFieldIsWrong_data()
{
    QTest::addColumn<BetDraft>("draft");
    QTest::addColumn<QString>("pointer");

    const LineDraft sound = line(u"One"_s, u"10"_s, u"2.00"_s);
    BetDraft nobody = draftOf({sound});
    nobody.userName = u"  "_s;
    QTest::newRow("no person") << nobody << u"/user_name"_s;
    BetDraft noLeague = draftOf({sound});
    noLeague.league.clear();
    QTest::newRow("no league") << noLeague << u"/league"_s;
    BetDraft noTeam = draftOf({sound});
    noTeam.homeTeam.clear();
    QTest::newRow("no team") << noTeam << u"/home_team"_s;
    QTest::newRow("no selection") << draftOf({line({}, u"10"_s, u"2.00"_s)})
                                  << u"/bet_data/lines/0/selection"_s;
    QTest::newRow("no stake") << draftOf({sound, line(u"Two"_s, {}, u"2.00"_s)})
                              << u"/bet_data/lines/1/stake"_s;
    QTest::newRow("stake of half a cent")
        << draftOf({line(u"One"_s, u"10.005"_s, u"2.00"_s)}) << u"/bet_data/lines/0/stake"_s;
    QTest::newRow("nothing staked")
        << draftOf({line(u"One"_s, u"0"_s, u"2.00"_s)}) << u"/bet_data/lines/0/stake"_s;
    QTest::newRow("price of letters")
        << draftOf({line(u"One"_s, u"10"_s, u"cheap"_s)}) << u"/bet_data/lines/0/odds"_s;
    QTest::newRow("no price") << draftOf({line(u"One"_s, u"10"_s, {})})
                              << u"/bet_data/lines/0/odds"_s;
    LineDraft startsSomeTime = sound;
    startsSomeTime.starts = u"some time"_s;
    QTest::newRow("start that is no time")
        << draftOf({startsSomeTime}) << u"/bet_data/lines/0/starts_at"_s;
    BetDraft parlay = draftOf({sound, sound});
    parlay.kind = domain::BetKind::Parlay;
    QTest::newRow("parlay without a stake") << parlay << u"/bet_data/stake"_s;
}

void tst_BetDraft::saysWhichFieldIsWrong()
{
    QFETCH(const BetDraft, draft);
    QFETCH(const QString, pointer);
    const DraftReview review = draft.review(rules());
    QCOMPARE(review.errors.size(), 1);
    QCOMPARE(review.errors.first().pointer, pointer);
    QVERIFY(!review.errorAt(pointer).isEmpty());
}

void tst_BetDraft::readsPricesAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");

    QTest::newRow("recognised") << u"1.91"_s << QString() << u"decimal 1.91"_s;
    QTest::newRow("chosen") << u"0.96"_s << u"hongkong"_s << u"hongkong 0.96"_s;
    QTest::newRow("to win") << u"win 18.00"_s << QString() << u"to_win 1800"_s;
    QTest::newRow("to win, chosen") << u"18"_s << u"to_win"_s << u"to_win 1800"_s;
    QTest::newRow("wrong for the chosen format") << u"Medium"_s << u"decimal"_s << QString();
    QTest::newRow("a loss cannot be won") << u"win -18"_s << QString() << QString();
}

void tst_BetDraft::readsPricesAsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, format);
    QFETCH(const QString, text);
    const auto odds = models::oddsFromTyped(typed, domain::oddsFormatFromName(format), kDollars);
    const QString read =
        odds ? domain::oddsFormatName(odds->format) + u' ' + odds->text : QString();
    QCOMPARE(read, text);
}

void tst_BetDraft::keepsABetThroughTheEditor()
{
    BetDraft typed = draftOf(
        {line(u"One"_s, u"10"_s, u"win 18.00"_s), line(u"Two"_s, u"1,234.50"_s, u"10/11"_s)});
    typed.note = u"A note."_s;
    typed.tags = {u"live"_s};
    typed.kind = domain::BetKind::Parlay;
    typed.stake = u"5"_s;
    typed.price = u"1.50"_s;
    typed.priceFormat = domain::OddsFormat::HongKong;
    const DraftReview review = typed.review(rules());
    QVERIFY(review.isSound());

    domain::Bet bet;
    bet.userName = review.bet.userName;
    bet.league = review.bet.league;
    bet.awayTeam = review.bet.awayTeam;
    bet.homeTeam = review.bet.homeTeam;
    bet.slip = review.bet.slip;
    const DraftReview again = BetDraft::fromBet(bet, kDollars).review(rules());
    QVERIFY(again.isSound());
    QCOMPARE(again.bet, review.bet);
}

void tst_BetDraft::keepsAStartToTheMillisecondUntilItIsTypedAnew()
{
    LineDraft typed = line(u"One"_s, u"10"_s, u"2.00"_s);
    typed.starts = u" sun 13:00 "_s;
    DraftReview review = draftOf({typed}).review(rules());
    QVERIFY(review.isSound());
    QCOMPARE(review.bet.slip.lines[0].startsAt->rfc3339(), u"2024-12-01T13:00:00.000Z"_s);

    domain::Bet bet;
    bet.slip = review.bet.slip;
    bet.slip.lines[0].startsAt = base::Timestamp::fromRfc3339(u"2024-12-01T13:00:30.250Z"_s);
    BetDraft draft = BetDraft::fromBet(bet, kDollars, QTimeZone::utc());
    QCOMPARE(draft.lines[0].starts, u"2024-12-01 13:00"_s);
    QCOMPARE(draft.review(rules()).bet.slip.lines[0].startsAt, bet.slip.lines[0].startsAt);
    draft.lines[0].starts = u"2024-12-01 13:01"_s;
    QCOMPARE(
        draft.review(rules()).bet.slip.lines[0].startsAt->rfc3339(), u"2024-12-01T13:01:00.000Z"_s);
    draft.lines[0].starts.clear();
    QVERIFY(!draft.review(rules()).bet.slip.lines[0].startsAt);
}

void tst_BetDraft::givesHouseBoostsOnlyInPlayMoney()
{
    domain::Catalog catalog;
    domain::CatalogLeague league;
    league.name = u"NFL"_s;
    league.players = {{u"Role Player"_s, u"G"_s, false}};
    catalog.leagues = {league};
    LineDraft played = line(u"Reach 20 points"_s, u"10"_s, u"Medium"_s);
    played.player = u"Role Player"_s;

    DraftRules house = rules();
    house.catalog = &catalog;
    QVERIFY(draftOf({played}).review(house).bet.slip.lines.first().boosts.isEmpty());
    house.houseBoosts = true;
    QCOMPARE(
        draftOf({played}).review(house).bet.slip.lines.first().boosts,
        QList {domain::rolePlayerBoost()});
}

QTEST_GUILESS_MAIN(tst_BetDraft)
#include "tst_bet_draft.moc"
