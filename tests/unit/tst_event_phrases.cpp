// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/event_phrases.h"
#include "app/models/phrase_text.h"
#include "tests/support/log_events.h"

#include <QtTest>

using namespace betlog;
using namespace betlog::models;
using namespace Qt::Literals::StringLiterals;
using domain::LineResult;
using wire::UpdateType;

namespace {

/// A bet of three lines with these results.
domain::Bet betOfThree(const QList<LineResult>& results)
{
    domain::Bet bet = tests::bet(122);
    bet.slip.lines = {tests::line(u"Reach 20 points"_s), tests::line(u"Steal"_s), {}};
    bet.slip.lines[2].player = u"Alanna Smith"_s;
    bet.results = results;
    return bet;
}

sync::LogEvent settled(const QList<LineResult>& now, const QList<LineResult>& then)
{
    return tests::updated(UpdateType::Status, betOfThree(now), betOfThree(then));
}

constexpr auto P = LineResult::Pending;
constexpr auto W = LineResult::Won;
constexpr auto L = LineResult::Lost;

} // namespace

class TestEventPhrases final : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatSomebodyDid();
    void tellsWhichLinesWereSettled_data();
    void tellsWhichLinesWereSettled();
    void tellsWhatIsKnownWithoutTheBetBefore();
    void namesTheOwnerWhereSomebodyElseActed();
    void callsThisPersonYou();
    void callsNobodySomebody();
    void tellsAnOverriddenPayout();
    void showsTheBookkeepersReason();
    void leavesEmojiOffTeamNames_data();
    void leavesEmojiOffTeamNames();
    void namesWhatIsKnownOfAMatchup();
    void cutsLongNamesBetweenCharacters();
    void keepsTextsOnOneLine();
    void letsNoNameTurnTheSentence();
    void sumsUpSeveralBets_data();
    void sumsUpSeveralBets();
    void countsChangesMissed();
};

void TestEventPhrases::tellsWhatSomebodyDid()
{
    const domain::Bet bet = tests::bet(122);
    QCOMPARE(eventSentence(tests::placed(bet), {}), u"Jaybers8 placed a bet on Lynx @ Wings."_s);
    QCOMPARE(eventSentence(tests::removed(bet), {}), u"Jaybers8 deleted a bet on Lynx @ Wings."_s);
    QCOMPARE(
        eventSentence(tests::updated(UpdateType::Edit, bet), {}),
        u"Jaybers8 changed a bet on Lynx @ Wings."_s);
    QCOMPARE(
        eventSentence(tests::updated(UpdateType::Restore, bet), {}),
        u"Jaybers8 brought back a bet on Lynx @ Wings."_s);
}

void TestEventPhrases::tellsWhichLinesWereSettled_data()
{
    QTest::addColumn<QList<LineResult>>("then");
    QTest::addColumn<QList<LineResult>>("now");
    QTest::addColumn<QString>("sentence");

    using Results = QList<LineResult>;
    const QString who = u"Jaybers8 "_s;
    const QString where = u" on Lynx @ Wings"_s;
    QTest::newRow("one line") << Results {P, P, P} << Results {P, W, P}
                              << who + u"settled Steal"_s + where + u": Won."_s;
    QTest::newRow("a line with a player alone")
        << Results {P, P, P} << Results {P, P, LineResult::HalfLost}
        << who + u"settled Alanna Smith"_s + where + u": Half lost."_s;
    QTest::newRow("all lines") << Results {P, P, P} << Results {W, L, W}
                               << who + u"settled 3 lines"_s + where + u": 2 won, 1 lost."_s;
    QTest::newRow("only what changed") << Results {W, P, P} << Results {W, L, L}
                                       << who + u"settled 2 lines"_s + where + u": 2 lost."_s;
    QTest::newRow("a correction") << Results {W, P, P} << Results {L, P, P}
                                  << who + u"settled Reach 20 points"_s + where + u": Lost."_s;
    QTest::newRow("taken back") << Results {W, P, P} << Results {P, P, P}
                                << who + u"took back Reach 20 points"_s + where + u"."_s;
    QTest::newRow("two taken back")
        << Results {W, L, P} << Results {P, P, P} << who + u"took back 2 lines"_s + where + u"."_s;
    QTest::newRow("nothing changed")
        << Results {W, P, P} << Results {W, P, P} << who + u"went over a bet"_s + where + u"."_s;
}

void TestEventPhrases::tellsWhichLinesWereSettled()
{
    QFETCH(QList<LineResult>, then);
    QFETCH(QList<LineResult>, now);
    QTEST(eventSentence(settled(now, then), {}), "sentence");
}

void TestEventPhrases::tellsWhatIsKnownWithoutTheBetBefore()
{
    const auto event = tests::updated(UpdateType::Status, betOfThree({W, P, P}));
    QCOMPARE(eventSentence(event, {}), u"Jaybers8 settled Reach 20 points on Lynx @ Wings: Won."_s);
}

void TestEventPhrases::namesTheOwnerWhereSomebodyElseActed()
{
    auto event = tests::removed(tests::bet(1, u"FLIGHTx12!"_s));
    event.actor = u"Jaybers8"_s;
    QCOMPARE(eventSentence(event, {}), u"Jaybers8 deleted FLIGHTx12!’s bet on Lynx @ Wings."_s);
    QCOMPARE(
        eventSentence(event, u"FLIGHTx12!"_s), u"Jaybers8 deleted your bet on Lynx @ Wings."_s);
    event.type = wire::ChangeType::Created;
    QCOMPARE(eventSentence(event, {}), u"Jaybers8 placed a bet for FLIGHTx12! on Lynx @ Wings."_s);
    QCOMPARE(
        eventSentence(event, u"FLIGHTx12!"_s), u"Jaybers8 placed a bet for you on Lynx @ Wings."_s);
}

void TestEventPhrases::callsThisPersonYou()
{
    QCOMPARE(
        eventSentence(tests::placed(1), u"Jaybers8"_s), u"You placed a bet on Lynx @ Wings."_s);
}

void TestEventPhrases::callsNobodySomebody()
{
    auto event = tests::placed(tests::bet(1, {}));
    QCOMPARE(eventSentence(event, {}), u"Somebody placed a bet on Lynx @ Wings."_s);
}

void TestEventPhrases::tellsAnOverriddenPayout()
{
    domain::Bet bet = betOfThree({W, W, W});
    const domain::Bet before = bet;
    bet.payout.payoutOverride = domain::PayoutOverride {domain::Money(4800), u"by the slip"_s};
    QCOMPARE(
        eventSentence(tests::updated(UpdateType::Status, bet, before), {}),
        u"Jaybers8 set the payout of a bet on Lynx @ Wings."_s);
}

void TestEventPhrases::showsTheBookkeepersReason()
{
    auto event = tests::updated(UpdateType::Edit, tests::bet(122));
    QCOMPARE(eventDetail(event), u"#122 · WNBA · Reach 20 points"_s);
    event.reason = u"wrong price"_s;
    QCOMPARE(eventDetail(event), u"#122 · WNBA · Reach 20 points · Reason: wrong price"_s);
    event.bet = betOfThree({P, P, P});
    event.bet.number = 0;
    QCOMPARE(eventDetail(event), u"WNBA · 3 lines · Reason: wrong price"_s);
}

void TestEventPhrases::leavesEmojiOffTeamNames_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("name");

    QTest::newRow("plain") << u"Dallas Wings"_s << u"Dallas Wings"_s;
    QTest::newRow("space and emoji") << u" 😼Minnesota Lynx"_s << u"Minnesota Lynx"_s;
    QTest::newRow("star") << u"⭐ Aces"_s << u"Aces"_s;
    QTest::newRow("variation selector") << u"❤\uFE0F Hearts"_s << u"Hearts"_s;
    QTest::newRow("joined emoji") << u"👨\u200D👩\u200D👧 Family"_s << u"Family"_s;
    QTest::newRow("a digit is a name") << u"76ers"_s << u"76ers"_s;
    QTest::newRow("emoji behind stay") << u"Sky 😼"_s << u"Sky 😼"_s;
    QTest::newRow("nothing but emoji") << u" 😼 "_s << u"😼"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestEventPhrases::leavesEmojiOffTeamNames()
{
    QFETCH(QString, shown);
    QTEST(teamName(shown), "name");
}

void TestEventPhrases::namesWhatIsKnownOfAMatchup()
{
    domain::Bet bet = tests::bet(1);
    QCOMPARE(matchup(bet), u"Lynx @ Wings"_s);
    bet.awayTeam.clear();
    QCOMPARE(matchup(bet), u"Wings"_s);
    bet.homeTeam = u"  "_s;
    QCOMPARE(matchup(bet), u"WNBA"_s);
}

void TestEventPhrases::cutsLongNamesBetweenCharacters()
{
    const QString exact(kLongestName, u'a');
    QCOMPARE(shortened(exact), exact);
    QCOMPARE(shortened(exact + u'a'), exact.chopped(1) + u'…');
    // Thirty letters, then one emoji of two code units where the cut falls.
    const QString astral = QString(kLongestName - 2, u'a') + u"😼"_s + u"bc"_s;
    QCOMPARE(shortened(astral), QString(kLongestName - 2, u'a') + u'…');
}

void TestEventPhrases::keepsTextsOnOneLine()
{
    QCOMPARE(shortened(u" two\nlines\tand  more "_s), u"two lines and more"_s);
}

void TestEventPhrases::letsNoNameTurnTheSentence()
{
    QCOMPARE(shortened(u"abc"_s), u"abc"_s);
    // An override that is never closed would turn all that follows; it is left out.
    const QString evil = shortened(u"\u202Eevil"_s);
    QVERIFY(!evil.contains(QChar(0x202E)));
    QCOMPARE(evil, u"\u2068evil\u2069"_s);
    QCOMPARE(shortened(u"שלום"_s), u"\u2068שלום\u2069"_s);
}

void TestEventPhrases::sumsUpSeveralBets_data()
{
    QTest::addColumn<bool>("oneActor");
    QTest::addColumn<int>("deed");
    QTest::addColumn<QString>("sentence");

    const auto none = -1;
    QTest::newRow("everything") << false << none << u"12 bets changed."_s;
    QTest::newRow("one deed") << false << int(Deed::Placed) << u"12 bets were placed."_s;
    QTest::newRow("edits") << false << int(Deed::Edited) << u"12 bets changed."_s;
    QTest::newRow("one person") << true << none << u"Jaybers8 changed 12 bets."_s;
    QTest::newRow("one person, one deed")
        << true << int(Deed::Deleted) << u"Jaybers8 deleted 12 bets."_s;
}

void TestEventPhrases::sumsUpSeveralBets()
{
    QFETCH(bool, oneActor);
    QFETCH(int, deed);
    SeveralBets bets;
    bets.count = 12;
    if (deed >= 0)
        bets.deed = static_cast<Deed>(deed);
    if (oneActor)
        bets.actor = u"Jaybers8"_s;
    QTEST(severalSentence(bets, {}), "sentence");
}

void TestEventPhrases::countsChangesMissed()
{
    QCOMPARE(awaySentence(1), u"1 change while you were away."_s);
    QCOMPARE(awaySentence(7), u"7 changes while you were away."_s);
}

QTEST_GUILESS_MAIN(TestEventPhrases)
#include "tst_event_phrases.moc"
