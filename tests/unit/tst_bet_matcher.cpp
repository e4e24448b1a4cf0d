// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/seeded_random.h"
#include "tests/unit/watched_list.h"

#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

namespace {

BetFilter searching(const QString& text)
{
    BetFilter filter;
    filter.search(text);
    return filter;
}

/// What a list shows that has never seen another filter or order, nor any change.
QList<base::BetId> freshlyShown(const Watched& watched)
{
    WeekBets bets(watched.log.replica);
    bets.show(aWeek(), true);
    BetListModel fresh(bets);
    fresh.setOrder(watched.model.order());
    fresh.setFilter(watched.model.filter());
    return fresh.shownBets();
}

} // namespace

class TestBetMatcher : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhichFilterIsNarrower_data();
    void knowsWhichFilterIsNarrower();
    void showsTheSameByTypingAsByPasting();
    void findsWhatCameAfterTheFilter();
    void findsABetByItsNumberAlone();
    void looksForMoreWordsThanItHasMarksFor();
    void ordersAndFiltersAfterChangesAsAFreshListDoes();
    void forgetsWhatBetsSaidBeforeTheyWereEdited();
};

void TestBetMatcher::knowsWhichFilterIsNarrower_data()
{
    QTest::addColumn<BetFilter>("filter");
    QTest::addColumn<BetFilter>("wider");
    QTest::addColumn<bool>("isWithin");
    BetFilter ann;
    ann.people = {u"Ann"_s};
    BetFilter two;
    two.people = {u"Ann"_s, u"Bo"_s};
    BetFilter won;
    won.statuses = {StatusFacet::Won};
    QTest::newRow("any is within none") << ann << BetFilter() << true;
    QTest::newRow("none is not within any") << BetFilter() << ann << false;
    QTest::newRow("one letter more") << searching(u"lyn"_s) << searching(u"ly"_s) << true;
    QTest::newRow("one letter less") << searching(u"ly"_s) << searching(u"lyn"_s) << false;
    QTest::newRow("another letter") << searching(u"lz"_s) << searching(u"ly"_s) << false;
    QTest::newRow("a letter in front") << searching(u"aly"_s) << searching(u"ly"_s) << true;
    QTest::newRow("another word too") << searching(u"ly bo"_s) << searching(u"ly"_s) << true;
    QTest::newRow("one word for two") << searching(u"lynx"_s) << searching(u"ly nx"_s) << true;
    QTest::newRow("a word less") << searching(u"ly"_s) << searching(u"ly bo"_s) << false;
    QTest::newRow("one person of two") << ann << two << true;
    QTest::newRow("two people of one") << two << ann << false;
    QTest::newRow("another section") << won << ann << false;
}

void TestBetMatcher::knowsWhichFilterIsNarrower()
{
    QFETCH(const BetFilter, filter);
    QFETCH(const BetFilter, wider);
    QTEST(filter.isWithin(wider), "isWithin");
}

void TestBetMatcher::showsTheSameByTypingAsByPasting()
{
    Watched watched(busyWeek(300) + QList {earlier(900), earlier(901), earlier(902)});
    watched.model.setOpen(betId(12), true);
    for (const QString& text : {u"zoe collier"_s, u"#12"_s, u"nobody"_s, u"mo 41.5"_s}) {
        for (qsizetype length = 1; length <= text.size(); ++length) {
            watched.model.setFilter(searching(text.left(length)));
            QCOMPARE(watched.model.shownBets(), freshlyShown(watched));
        }
        for (qsizetype length = text.size() - 1; length >= 0; --length) {
            watched.model.setFilter(searching(text.left(length)));
            QCOMPARE(watched.model.shownBets(), freshlyShown(watched));
        }
    }
    QCOMPARE(watched.model.shownCount(), 303);
}

void TestBetMatcher::findsWhatCameAfterTheFilter()
{
    Watched watched({one(1)});
    watched.model.setFilter(searching(u"zebra"_s));
    QCOMPARE(watched.rows(), QString());
    domain::Bet bet = one(2);
    bet.slip.note = u"On the Zébra"_s;
    watched.log.put(bet);
    QCOMPARE(watched.rows(), u"2"_s);
    BetFilter person;
    person.people = {u"Newcomer"_s};
    watched.model.setFilter(person);
    watched.log.put(by(3, u"Newcomer"_s));
    watched.log.put(by(4, u"newcomer"_s)); // somebody else
    QCOMPARE(watched.rows(), u"3"_s);
}

void TestBetMatcher::findsABetByItsNumberAlone()
{
    Watched watched({one(7), one(17), one(70)});
    watched.model.setFilter(searching(u"7"_s));
    QCOMPARE(watched.rows(), u"70 17 7"_s);
    watched.model.setFilter(searching(u"#7"_s));
    QCOMPARE(watched.rows(), u"70 7"_s);
    watched.model.setFilter(searching(u"#7 0"_s));
    QCOMPARE(watched.rows(), u"70"_s);
    watched.model.setFilter(searching(u"7#"_s));
    QCOMPARE(watched.rows(), QString());
}

void TestBetMatcher::looksForMoreWordsThanItHasMarksFor()
{
    QStringList words;
    for (int word = 0; word < 80; ++word)
        words.append(u"w%1x"_s.arg(word));
    domain::Bet all = one(1);
    all.slip.note = words.join(u' ');
    domain::Bet lacksTheLast = one(2);
    lacksTheLast.slip.note = words.mid(0, 79).join(u' ');
    Watched watched({all, lacksTheLast});
    watched.model.setFilter(searching(words.join(u' ')));
    QCOMPARE(watched.rows(), u"1"_s);
}

void TestBetMatcher::ordersAndFiltersAfterChangesAsAFreshListDoes()
{
    Watched watched(busyWeek(60));
    SeededRandom random(5);
    const auto roll = [&random](int sides) {
        return static_cast<int>(random.below(static_cast<quint64>(sides)));
    };
    const QStringList texts {{}, u"z"_s, u"zo"_s, u"mo"_s, u"nfl"_s, u"#1"_s};
    for (int step = 0; step < 500; ++step) {
        const int number = 1 + roll(90);
        switch (roll(6)) {
        case 0:
            watched.log.put(earlier(200 + roll(8), {roll(2) == 0 ? Pending : Won}));
            break;
        case 1:
            if (watched.log.replica.find(betId(number)))
                watched.log.remove(betId(number));
            break;
        case 2:
            watched.model.setOpen(betId(number), roll(2) == 0);
            break;
        case 3:
            watched.model.setOrder({static_cast<BetOrder::By>(roll(8)), roll(2) == 0});
            break;
        case 4:
            watched.model.setFilter(searching(texts[roll(static_cast<int>(texts.size()))]));
            break;
        default:
            watched.log.put(by(number, roll(2) == 0 ? u"Mo"_s : u"Zoë"_s, 100 * (1 + roll(50))));
        }
        // A carried bet that was settled stays where it is until the week is shown again.
        if (step % 10 == 9)
            watched.bets.show(aWeek(), true);
        if (step % 10 == 9 || watched.model.carriedCount() == 0)
            QCOMPARE(watched.model.shownBets(), freshlyShown(watched));
    }
}

void TestBetMatcher::forgetsWhatBetsSaidBeforeTheyWereEdited()
{
    Watched watched({one(1), one(2)});
    domain::Bet bet = one(1);
    for (int version = 0; version < 50'000; ++version) {
        bet.slip.note = u"note %1"_s.arg(version);
        watched.log.put(bet);
    }
    QVERIFY(watched.bets.terms().count() < 30'000);
    QCOMPARE(watched.rows(), u"2 1"_s);
    watched.model.setFilter(searching(u"49999"_s));
    QCOMPARE(watched.rows(), u"1"_s);
}

QTEST_GUILESS_MAIN(TestBetMatcher)

#include "tst_bet_matcher.moc"
