// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_reader.h"
#include "tests/support/test_log.h"
#include "wire/bet_json.h"
#include "wire/catalog_json.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using base::Seq;

/// Queries against plain filtering of the same bets and changes.
class TestSqlReader : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsBets_data();
    void findsBets();
    void givesBetsPageByPage();
    void givesAWholeWeekAtOnce();
    void findsABetByIdAndByNumber();
    void tellsTheHistoryOfABet();
    void givesChangesOfRooms_data();
    void givesChangesOfRooms();
    void givesNoChangesAfterTheHead();
    void callsACursorBeyondTheHeadForeign();
    void endsAPageBeforeItGetsTooLong();
    void givesSnapshotsOfRooms_data();
    void givesSnapshotsOfRooms();
    void givesTheCatalogueThatIsStored();

private:
    TestLog m_log;
    QList<wire::Change> m_changes;
    QMap<qint64, Bet> m_live; ///< by number
};

namespace {

const QStringList kLeagues {u"NFL"_s, u"NBA"_s, u"WNBA"_s};
const QStringList kUsers {u"Ann"_s, u"Bob"_s};

QList<qint64> numbersOf(const QList<QByteArray>& bets)
{
    QList<qint64> numbers;
    for (const QByteArray& json : bets)
        numbers.append(wire::decodeBet(json).value().number);
    return numbers;
}

QList<RoomPattern> patterns(const QString& texts)
{
    QList<RoomPattern> patterns;
    for (const QString& text : texts.split(u' ', Qt::SkipEmptyParts))
        patterns.append(RoomPattern::fromText(text).value());
    return patterns;
}

bool matches(const QList<RoomPattern>& rooms, const Room& room)
{
    return matchesAny(rooms, room);
}

void addRoomRows()
{
    QTest::addColumn<QString>("rooms");
    QTest::newRow("none") << QString();
    QTest::newRow("all") << u"*"_s;
    QTest::newRow("a week") << u"*/2024-12-01"_s;
    QTest::newRow("a league") << u"NFL/*"_s;
    QTest::newRow("a room") << u"NBA/2024-12-08"_s;
    QTest::newRow("a room without bets") << u"NHL/2024-12-08"_s;
    QTest::newRow("two rooms") << u"NBA/2024-12-08 NFL/2024-12-01"_s;
    QTest::newRow("overlapping") << u"NFL/* */2024-12-01 NFL/2024-12-01"_s;
    QTest::newRow("all and more") << u"NFL/* *"_s;
    QTest::newRow("another week") << u"*/2025-12-07"_s;
}

} // namespace

/// 60 bets over leagues, people and weeks; some settled, some deleted, some restored.
void TestSqlReader::initTestCase()
{
    SeededRandom random;
    for (int i = 1; i <= 60; ++i) {
        wire::CreateBet create = aCreate();
        create.league = kLeagues.at(qsizetype(random.below(3)));
        create.userName = kUsers.at(qsizetype(random.below(2)));
        create.weekKey = random.below(2) == 0 ? aWeek() : aWeek().next();
        (void)m_log.ack(aMutation(create, betId(i)));
    }
    for (int i = 1; i <= 60; i += 2) {
        const LineResult result = i % 3 == 0 ? LineResult::Won : LineResult::Lost;
        (void)m_log.ack(aMutation(wire::SetStatus {{{0, result}}, {}}, betId(i)));
    }
    for (int i = 5; i <= 60; i += 5)
        (void)m_log.ack(aMutation(wire::DeleteBet {}, betId(i)));
    (void)m_log.ack(aMutation(wire::RestoreBet {}, betId(10)));
    const auto slice = m_log.reader().changes({Seq(), {RoomPattern()}, 1000});
    for (const QByteArray& json : slice->changes) {
        m_changes.append(changeOf(json));
        const wire::Change& change = m_changes.last();
        m_live.insert(change.bet.number, change.bet);
        if (change.type == wire::ChangeType::Deleted)
            m_live.remove(change.bet.number);
    }
    QCOMPARE(m_live.size(), 49);
}

void TestSqlReader::findsBets_data()
{
    QTest::addColumn<QString>("week");
    QTest::addColumn<QString>("league");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("status");
    for (const QString& week : {QString(), u"2024-12-01"_s}) {
        for (const QString& league : {QString(), u"NFL"_s, u"nfl"_s}) {
            for (const QString& user : {QString(), u"Bob"_s}) {
                for (const QString& status : {QString(), u"pending"_s, u"won"_s}) {
                    const QString tag = week + u' ' + league + u' ' + user + u' ' + status;
                    QTest::newRow(qPrintable(tag)) << week << league << user << status;
                }
            }
        }
    }
}

void TestSqlReader::findsBets()
{
    QFETCH(QString, week);
    QFETCH(QString, league);
    QFETCH(QString, user);
    QFETCH(QString, status);
    core::BetQuery query;
    if (!week.isEmpty())
        query.week = WeekKey::fromText(week);
    query.league = league;
    query.user = user;
    if (!status.isEmpty())
        query.result = lineResultFromName(status);
    QList<qint64> expected;
    for (const Bet& bet : std::as_const(m_live)) {
        const bool fits = (week.isEmpty() || bet.weekKey.text() == week)
            && (league.isEmpty() || bet.league == league)
            && (user.isEmpty() || bet.userName == user)
            && (!query.result || bet.results.first() == *query.result);
        if (fits)
            expected.prepend(bet.number);
    }
    const auto page = m_log.reader().bets(query);
    QVERIFY(page);
    QCOMPARE(numbersOf(page->bets), expected);
    QCOMPARE(page->seq, m_changes.last().seq);
    QVERIFY(!page->next);
}

void TestSqlReader::givesBetsPageByPage()
{
    QList<qint64> numbers;
    core::BetQuery query;
    query.user = u"Ann"_s;
    query.limit = 7;
    int pages = 0;
    do {
        const auto page = m_log.reader().bets(query);
        QVERIFY(page);
        QVERIFY(page->bets.size() == 7 || !page->next);
        numbers += numbersOf(page->bets);
        query.before = page->next;
        ++pages;
    } while (query.before && pages < 20);
    query = {};
    query.user = u"Ann"_s;
    QCOMPARE(numbers, numbersOf(m_log.reader().bets(query)->bets));

    query.limit = int(numbers.size());
    QVERIFY(!m_log.reader().bets(query)->next);
    query.limit = int(numbers.size()) - 1;
    QVERIFY(m_log.reader().bets(query)->next);
}

void TestSqlReader::givesAWholeWeekAtOnce()
{
    core::BetQuery query;
    query.week = aWeek();
    query.limit = 0;
    const auto page = m_log.reader().bets(query);
    query.limit = 100;
    QCOMPARE(page->bets, m_log.reader().bets(query)->bets);
    QVERIFY(!page->next);
}

void TestSqlReader::findsABetByIdAndByNumber()
{
    const auto byId = m_log.reader().bet(betId(7));
    QVERIFY(byId);
    QCOMPARE(wire::decodeBet(*byId).value(), m_live.value(7));
    QCOMPARE(m_log.reader().bet(qint64(7)).value(), *byId);
    for (const core::BetKey& key :
         {core::BetKey(betId(5)),
          core::BetKey(qint64(5)),
          core::BetKey(betId(99)),
          core::BetKey(qint64(99)),
          core::BetKey(qint64(-1))})
        QCOMPARE(m_log.reader().bet(key).error().code, base::ErrorCode::NotFound);
    QVERIFY(m_log.reader().knows(betId(5)).value());
    QVERIFY(!m_log.reader().knows(betId(99)).value());
}

void TestSqlReader::tellsTheHistoryOfABet()
{
    QList<wire::ChangeType> types;
    const auto history = m_log.reader().history(betId(5));
    QVERIFY(history);
    for (const QByteArray& json : *history)
        types.append(changeOf(json).type);
    using enum wire::ChangeType;
    QCOMPARE(types, QList<wire::ChangeType>({Created, Updated, Deleted}));
    QCOMPARE(m_log.reader().history(qint64(5)).value(), *history);
    QCOMPARE(m_log.reader().history(qint64(10))->size(), 3);
    QCOMPARE(m_log.reader().history(betId(99)).error().code, base::ErrorCode::NotFound);
    QCOMPARE(m_log.reader().history(qint64(99)).error().code, base::ErrorCode::NotFound);
}

void TestSqlReader::givesChangesOfRooms_data()
{
    addRoomRows();
}

/// Follows the rooms in pages of each size, as a client does that catches up.
void TestSqlReader::givesChangesOfRooms()
{
    QFETCH(QString, rooms);
    QList<Seq> expected;
    for (const wire::Change& change : std::as_const(m_changes)) {
        if (matches(patterns(rooms), change.room))
            expected.append(change.seq);
    }
    for (const int limit : {1, 4, 1000}) {
        core::ChangeQuery query {Seq(), patterns(rooms), limit};
        QList<Seq> seqs;
        int pages = 0;
        while (query.since < m_changes.last().seq && ++pages < 1000) {
            const auto slice = m_log.reader().changes(query);
            QVERIFY(slice);
            QCOMPARE(slice->head, m_changes.last().seq);
            QVERIFY(slice->to > query.since);
            QVERIFY(slice->changes.size() <= limit);
            for (const QByteArray& json : slice->changes) {
                seqs.append(changeOf(json).seq);
                QVERIFY(seqs.last() <= slice->to);
            }
            query.since = slice->to;
        }
        QCOMPARE(seqs, expected);
    }
}

void TestSqlReader::givesNoChangesAfterTheHead()
{
    const Seq head = m_changes.last().seq;
    const auto slice = m_log.reader().changes({head, {RoomPattern()}, 10});
    QVERIFY(slice);
    QVERIFY(slice->changes.isEmpty());
    QCOMPARE(slice->to, head);
    QCOMPARE(slice->head, head);
}

void TestSqlReader::callsACursorBeyondTheHeadForeign()
{
    const Seq head = m_changes.last().seq;
    const auto slice = m_log.reader().changes({head.next(), {RoomPattern()}, 10});
    QVERIFY(!slice);
    QCOMPARE(slice.error().code, base::ErrorCode::Reset);
}

void TestSqlReader::endsAPageBeforeItGetsTooLong()
{
    TestLog log;
    wire::CreateBet create = aCreate(50);
    for (Line& line : create.slip.lines)
        line.description = QString(500, u'x');
    constexpr int kBets = 200; // of about 30 KB
    for (int i = 1; i <= kBets; ++i)
        (void)log.ack(aMutation(create, betId(i)));
    const auto slice = log.reader().changes({Seq(), {RoomPattern()}, 1000});
    QVERIFY(slice);
    QVERIFY(slice->changes.size() < kBets);
    QCOMPARE(slice->to, Seq(slice->changes.size()));
    QCOMPARE(slice->head, Seq(kBets));

    core::BetQuery query;
    query.limit = 500;
    const auto page = log.reader().bets(query);
    QVERIFY(page->bets.size() < kBets);
    QCOMPARE(page->next, kBets + 1 - page->bets.size());
}

void TestSqlReader::givesSnapshotsOfRooms_data()
{
    addRoomRows();
}

void TestSqlReader::givesSnapshotsOfRooms()
{
    QFETCH(QString, rooms);
    QList<qint64> expected;
    for (const Bet& bet : std::as_const(m_live)) {
        if (matches(patterns(rooms), bet.room()))
            expected.append(bet.number);
    }
    const auto snapshot = m_log.reader().snapshot(patterns(rooms));
    QVERIFY(snapshot);
    QCOMPARE(numbersOf(snapshot->bets), expected);
    QCOMPARE(snapshot->seq, m_changes.last().seq);
}

void TestSqlReader::givesTheCatalogueThatIsStored()
{
    TestLog log;
    const auto builtIn = wire::decodeCatalog(log.reader().catalog().value());
    QVERIFY(builtIn);
    QVERIFY(builtIn->league(u"NFL"));
    Catalog catalog;
    catalog.leagues.append({u"Curling"_s, u"#FFFFFF"_s, {}, {}, {}});
    QVERIFY(log.ledger().apply({core::ReplaceCatalog {mutationId(1), catalog, bo()}}));
    QCOMPARE(wire::decodeCatalog(log.reader().catalog().value()).value(), catalog);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestSqlReader)
#include "tst_sql_reader.moc"
