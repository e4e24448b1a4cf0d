// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/log_client.h"
#include "tests/world/two_engines.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

/// An answer that is waited for.
template <typename T>
class Waiting
{
public:
    [[nodiscard]] LogClient::Answer<T> answer()
    {
        return [this](const base::Expected<T>& told) {
            m_told = told;
            ++m_count;
        };
    }

    [[nodiscard]] bool came() const
    {
        return QTest::qWaitFor([this]() { return m_count > 0; }, kPatienceMs) && m_count == 1;
    }

    [[nodiscard]] const base::Expected<T>& operator*() const { return *m_told; }

private:
    std::optional<base::Expected<T>> m_told;
    int m_count = 0;
};

} // namespace

/// The questions over HTTP, to a real server.
class TestLogClient : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tellsTheServersVersion();
    void tellsTheStatistics();
    void tellsTheHistoryOfABet();
    void replacesTheCatalogue();
    void tellsWhatIsWrong();
    void tellsThatNobodyAnswers();
    void saysNothingToWhoIsGone();
    void findsTheRoomsThatWait();

private:
    TwoEngines m_world;
    QNetworkAccessManager m_network;
    std::unique_ptr<LogClient> m_client;
};

void TestLogClient::initTestCase()
{
    QVERIFY(m_world.start());
    m_client = std::make_unique<LogClient>(m_network);
    m_client->setServer(m_world.server.http({}));
    m_client->setUser(u"Ann"_s);
}

void TestLogClient::tellsTheServersVersion()
{
    Waiting<QString> version;
    m_client->health(this, version.answer());
    QVERIFY(version.came());
    QVERIFY(!(*version)->isEmpty());
}

void TestLogClient::tellsTheStatistics()
{
    const base::BetId id = TwoEngines::placeMany(*m_world.ann, 1).first();
    (void)m_world.ann->engine.setStatus(id, resultOf(0, domain::LineResult::Won));
    QVERIFY(m_world.agree());
    Waiting<wire::Statistics> all;
    m_client->statistics({}, this, all.answer());
    QVERIFY(all.came());
    QVERIFY(*all);
    QCOMPARE((*all)->total.profit, domain::Money(910));
    QCOMPARE((*all)->people.first().key, u"Ann"_s);

    Waiting<wire::Statistics> none;
    LogClient::Period period;
    period.to = m_world.ann->engine.currentWeek().previous();
    period.league = u"NFL"_s;
    m_client->statistics(period, this, none.answer());
    QVERIFY(none.came());
    QCOMPARE((*none)->total.bets, 0);
}

void TestLogClient::tellsTheHistoryOfABet()
{
    const base::BetId id = TwoEngines::placeMany(*m_world.bob, 1).first();
    QVERIFY(m_world.agree());
    (void)m_world.ann->engine.setStatus(id, resultOf(0, domain::LineResult::Lost));
    QVERIFY(m_world.agree());
    (void)m_world.bob->engine.remove(id);
    QVERIFY(m_world.agree());
    Waiting<QList<wire::Change>> history;
    m_client->history(id, this, history.answer());
    QVERIFY(history.came());
    QVERIFY(*history);
    QCOMPARE((*history)->size(), 3);
    QCOMPARE((*history)->first().type, wire::ChangeType::Created);
    QCOMPARE((*history)->last().actor, u"Bob"_s);
}

void TestLogClient::replacesTheCatalogue()
{
    domain::Catalog catalog;
    domain::CatalogLeague league;
    league.name = u"NFL"_s;
    league.teams = {{u"Minnesota Vikings"_s, u"#4F2683"_s, u"#FFC62F"_s}};
    catalog.leagues = {league};
    QSignalSpy changed(&m_world.bob->engine, &SyncEngine::catalogChanged);
    Waiting<void> replaced;
    m_client->replaceCatalog(catalog, this, replaced.answer());
    QVERIFY(replaced.came());
    QVERIFY(*replaced);
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
    Waiting<domain::Catalog> told;
    m_client->catalog(this, told.answer());
    QVERIFY(told.came());
    QVERIFY(*told);
    QCOMPARE(**told, catalog);
}

void TestLogClient::tellsWhatIsWrong()
{
    Waiting<QList<wire::Change>> history;
    m_client->history(
        base::BetId(QUuid(7, 7, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 7)), this, history.answer());
    QVERIFY(history.came());
    QVERIFY(!*history);
    QCOMPARE((*history).error().code, base::ErrorCode::NotFound);
    QVERIFY(!(*history).error().detail.isEmpty());
}

void TestLogClient::tellsThatNobodyAnswers()
{
    LogClient lonely(m_network);
    lonely.setServer(QUrl(u"http://127.0.0.1:1"_s));
    Waiting<QString> version;
    lonely.health(this, version.answer());
    QVERIFY(version.came());
    QVERIFY(!*version);
    QCOMPARE((*version).error().code, base::ErrorCode::Unreachable);
}

void TestLogClient::saysNothingToWhoIsGone()
{
    int answers = 0;
    {
        QObject shortLived;
        m_client->health(&shortLived, [&answers](const base::Expected<QString>&) { ++answers; });
    }
    Waiting<QString> version;
    m_client->health(this, version.answer());
    QVERIFY(version.came());
    QCOMPARE(answers, 0);
}

void TestLogClient::findsTheRoomsThatWait()
{
    wire::CreateBet earlier = newBet();
    earlier.league = u"Backyard 7"_s;
    earlier.betDate = m_world.ann->time.now() + (-std::chrono::hours(24 * 7 * 9));
    (void)m_world.ann->engine.place(earlier);
    QTRY_COMPARE_WITH_TIMEOUT(m_world.ann->engine.replica().sendingCount(), 0, kPatienceMs);
    NetworkTransports transports(m_network);
    std::optional<base::Expected<QList<domain::Room>>> rooms;
    transports.askPendingRooms(
        m_world.server.http({}), this, [&rooms](const base::Expected<QList<domain::Room>>& told) {
            rooms = told;
        });
    QTRY_VERIFY_WITH_TIMEOUT(rooms.has_value(), kPatienceMs);
    QVERIFY(*rooms);
    QVERIFY(std::ranges::any_of(
        **rooms, [](const domain::Room& room) { return room.league == "Backyard 7"_L1; }));
}

QTEST_GUILESS_MAIN(TestLogClient)
#include "tst_log_client.moc"
