// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/interest.h"
#include "tests/support/bets.h"
#include "wire/limits.h"

#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::Room;
using domain::RoomPattern;
using domain::WeekKey;

namespace {

WeekKey weeksAgo(int weeks)
{
    return WeekKey(aWeek().start().addDays(-7 * weeks));
}

QStringList texts(const Interest& interest)
{
    QStringList texts;
    for (const RoomPattern& pattern : interest.patterns())
        texts.append(pattern.text());
    return texts;
}

} // namespace

class TestInterest : public QObject
{
    Q_OBJECT

private slots:
    void wantsTheCurrentWeekAndTheShownOne();
    void keepsTheWeeksShownLast();
    void keepsWeeksOfAnEarlierRunWhileThereIsRoom();
    void wantsSingleRoomsOfEarlierWeeks();
    void leavesOutRoomsOfWholeWeeks();
    void staysWithinTheLimitOfPatterns();
    void tellsWhetherAnythingChanged();
};

void TestInterest::wantsTheCurrentWeekAndTheShownOne()
{
    Interest interest;
    QVERIFY(interest.setCurrentWeek(aWeek()));
    QCOMPARE(texts(interest), QStringList {u"*/2024-12-01"_s});
    QVERIFY(interest.show(weeksAgo(2)));
    QCOMPARE(texts(interest), (QStringList {u"*/2024-12-01"_s, u"*/2024-11-17"_s}));
    QCOMPARE(interest.shownWeek(), weeksAgo(2));
}

void TestInterest::keepsTheWeeksShownLast()
{
    Interest interest;
    (void)interest.setCurrentWeek(aWeek());
    for (int weeks = 1; weeks <= 5; ++weeks)
        (void)interest.show(weeksAgo(weeks));
    QCOMPARE(interest.patterns().size(), Interest::kWeeksKept + 1);
    QVERIFY(!interest.show(weeksAgo(3))); // still kept, and the newest again
    (void)interest.show(weeksAgo(6));
    QVERIFY(interest.patterns().contains(wholeWeek(weeksAgo(3))));
    QVERIFY(!interest.patterns().contains(wholeWeek(weeksAgo(4))));
    QVERIFY(interest.patterns().contains(wholeWeek(aWeek())));
}

void TestInterest::keepsWeeksOfAnEarlierRunWhileThereIsRoom()
{
    Interest interest;
    (void)interest.setCurrentWeek(aWeek());
    (void)interest.show(weeksAgo(1));
    QVERIFY(!interest.keepShowing({aWeek(), weeksAgo(1)})); // followed already
    QVERIFY(interest.keepShowing({weeksAgo(2), weeksAgo(3), weeksAgo(4)}));
    QCOMPARE(
        texts(interest),
        (QStringList {u"*/2024-12-01"_s, u"*/2024-11-24"_s, u"*/2024-11-17"_s, u"*/2024-11-10"_s}));
    QCOMPARE(interest.shownWeek(), weeksAgo(1));
    (void)interest.show(weeksAgo(5)); // they are the first to go
    QVERIFY(interest.patterns().contains(wholeWeek(weeksAgo(1))));
    QVERIFY(!interest.patterns().contains(wholeWeek(weeksAgo(3))));
}

void TestInterest::wantsSingleRoomsOfEarlierWeeks()
{
    Interest interest;
    (void)interest.setCurrentWeek(aWeek());
    QVERIFY(interest.setCarriedRooms({{u"NFL"_s, weeksAgo(3)}, {u"NBA"_s, weeksAgo(1)}}));
    QCOMPARE(
        texts(interest),
        (QStringList {u"*/2024-12-01"_s, u"NBA/2024-11-24"_s, u"NFL/2024-11-10"_s}));
    QVERIFY(interest.addCarriedRoom({u"NFL"_s, weeksAgo(2)}));
    QVERIFY(!interest.addCarriedRoom({u"NFL"_s, weeksAgo(2)}));
    QVERIFY(interest.setCarriedRooms({}));
    QCOMPARE(interest.patterns().size(), 1);
}

void TestInterest::leavesOutRoomsOfWholeWeeks()
{
    Interest interest;
    (void)interest.setCurrentWeek(aWeek());
    QVERIFY(!interest.setCarriedRooms({{u"NFL"_s, aWeek()}}));
    QVERIFY(interest.setCarriedRooms({{u"NFL"_s, weeksAgo(1)}}));
    QVERIFY(interest.show(weeksAgo(1)));
    QCOMPARE(texts(interest), (QStringList {u"*/2024-12-01"_s, u"*/2024-11-24"_s}));
}

void TestInterest::staysWithinTheLimitOfPatterns()
{
    Interest interest;
    (void)interest.setCurrentWeek(aWeek());
    for (int weeks = 1; weeks <= 5; ++weeks)
        (void)interest.show(weeksAgo(weeks));
    QList<Room> rooms;
    for (int weeks = 200; weeks >= 1; --weeks)
        rooms.append({u"NFL"_s, weeksAgo(weeks)});
    QVERIFY(interest.setCarriedRooms(rooms));
    QVERIFY(interest.patterns().size() <= wire::limits::kMaxRoomPatterns);
    QVERIFY(interest.patterns().contains(RoomPattern {u"NFL"_s, weeksAgo(6)}));
    QVERIFY(!interest.patterns().contains(RoomPattern {u"NFL"_s, weeksAgo(200)}));
}

void TestInterest::tellsWhetherAnythingChanged()
{
    Interest interest;
    QVERIFY(interest.setCurrentWeek(aWeek()));
    QVERIFY(!interest.setCurrentWeek(aWeek()));
    QVERIFY(!interest.show(aWeek())); // it is the current one
    QVERIFY(interest.setCurrentWeek(aWeek().next()));
}

QTEST_APPLESS_MAIN(TestInterest)
#include "tst_interest.moc"
