// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/room.h"

#include <QTest>

using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

const Room kRoom {u"NFL"_s, WeekKey(QDate(2024, 12, 1))};

} // namespace

class TestRoom : public QObject
{
    Q_OBJECT

private slots:
    void readsAndWritesRooms();
    void refusesOtherRooms_data();
    void refusesOtherRooms();
    void matchesPatterns_data();
    void matchesPatterns();
    void refusesOtherPatterns_data();
    void refusesOtherPatterns();
    void matchesAnyOfSeveral();
    void knowsWhichPatternIsWithinAnother();
};

void TestRoom::readsAndWritesRooms()
{
    QCOMPARE(kRoom.text(), u"NFL/2024-12-01"_s);
    QCOMPARE(Room::fromText(u"NFL/2024-12-01"), std::optional(kRoom));
    const Room spaced {u"Old School 🏈"_s, kRoom.week};
    QCOMPARE(Room::fromText(spaced.text()), std::optional(spaced));
    QVERIFY(spaced != kRoom);
}

void TestRoom::refusesOtherRooms_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"",
          "NFL",
          "/2024-12-01",
          "NFL/",
          "NFL/2024-12-1",
          "NFL/2024-12-01/",
          "NFL/*",
          "*/2024-12-01",
          "A/B/2024-12-01",
          "NFL/2024-02-30",
          "A name of forty-one characters, no less!!/2024-12-01"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestRoom::refusesOtherRooms()
{
    QFETCH(const QString, text);
    QCOMPARE(Room::fromText(text), std::nullopt);
}

void TestRoom::matchesPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("isMatch");
    QTest::newRow("*") << u"*"_s << true;
    QTest::newRow("NFL/*") << u"NFL/*"_s << true;
    QTest::newRow("NBA/*") << u"NBA/*"_s << false;
    QTest::newRow("nfl/*") << u"nfl/*"_s << false;
    QTest::newRow("*/2024-12-01") << u"*/2024-12-01"_s << true;
    QTest::newRow("*/2024-12-08") << u"*/2024-12-08"_s << false;
    QTest::newRow("NFL/2024-12-01") << u"NFL/2024-12-01"_s << true;
    QTest::newRow("NFL/2024-12-08") << u"NFL/2024-12-08"_s << false;
    QTest::newRow("NBA/2024-12-01") << u"NBA/2024-12-01"_s << false;
}

void TestRoom::matchesPatterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const bool, isMatch);
    const auto read = RoomPattern::fromText(pattern);
    QVERIFY(read);
    QCOMPARE(read->matches(kRoom), isMatch);
    QCOMPARE(read->text(), pattern);
}

void TestRoom::refusesOtherPatterns_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"",
          "**",
          "*/*",
          "NFL",
          "NFL/",
          "/*",
          "N*/2024-12-01",
          "NFL/2024-*",
          "NFL/*/x",
          "NFL/2024-12-32"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestRoom::refusesOtherPatterns()
{
    QFETCH(const QString, text);
    QCOMPARE(RoomPattern::fromText(text), std::nullopt);
}

void TestRoom::matchesAnyOfSeveral()
{
    const RoomPattern football {u"NFL"_s, std::nullopt};
    const RoomPattern basketball {u"NBA"_s, std::nullopt};
    QVERIFY(matchesAny({basketball, football}, kRoom));
    QVERIFY(!matchesAny({basketball}, kRoom));
    QVERIFY(!matchesAny({}, kRoom));
}

void TestRoom::knowsWhichPatternIsWithinAnother()
{
    const RoomPattern all;
    const RoomPattern week {std::nullopt, kRoom.week};
    const RoomPattern league {kRoom.league, std::nullopt};
    const RoomPattern room {kRoom.league, kRoom.week};
    const RoomPattern otherRoom {u"NBA"_s, kRoom.week};
    QCOMPARE(
        covered({all, week, league, room, otherRoom}, {week}), (QList {week, room, otherRoom}));
    QCOMPARE(notCovered({all, week, league, room, otherRoom}, {week}), (QList {all, league}));
    QCOMPARE(covered({week, league, room, otherRoom}, {room}), QList {room});
    QCOMPARE(notCovered({week, room}, {all}), QList<RoomPattern> {});
    QCOMPARE(covered({all, room}, {}), QList<RoomPattern> {});
}

QTEST_GUILESS_MAIN(TestRoom)

#include "tst_room.moc"
