// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/diagnostics_facts.h"
#include "app/models/event_log_filter.h"
#include "app/models/event_log_model.h"
#include "app/models/state_history_model.h"
#include "tests/support/fake_scheduler.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace betlog;
using namespace betlog::models;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::Diagnostics;
using Kind = sync::Diagnostics::Kind;

class TestDiagnosticsModels final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void logsWhatTheEngineNotes();
    void startsWithWhatWasNotedBefore();
    void dropsTheOldestEventsLikeTheEngine();
    void clearsWithTheEngine();
    void filtersByKind();
    void filtersByText();
    void copiesRowsAsLines();

    void tellsStatesNewestFirst();
    void tellsHowLongEachStateLasted();
    void dropsTheOldestStatesLikeTheEngine();

    void tellsAlwaysTheSameFacts();
    void tellsTheFigures();
    void tellsBytesInWords_data();
    void tellsBytesInWords();

private:
    [[nodiscard]] static QString fact(const QList<Fact>& facts, const QString& label);

    std::unique_ptr<tests::FakeScheduler> m_scheduler;
    std::unique_ptr<Diagnostics> m_diagnostics;
};

void TestDiagnosticsModels::initTestCase()
{
    // Times are told by the machine's clock; here it is 5:45 ahead of UTC.
    qputenv("TZ", "Asia/Kathmandu");
}

void TestDiagnosticsModels::init()
{
    m_scheduler = std::make_unique<tests::FakeScheduler>();
    m_diagnostics = std::make_unique<Diagnostics>(*m_scheduler);
}

void TestDiagnosticsModels::logsWhatTheEngineNotes()
{
    EventLogModel model(*m_diagnostics);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_diagnostics->note(Kind::Sent, u"hello"_s);
    m_scheduler->advance(1500ms);
    m_diagnostics->note(Kind::Error, u"refused"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, EventLogModel::TimeColumn).data().toString(), u"16:15:00.000"_s);
    QCOMPARE(model.index(0, EventLogModel::KindColumn).data().toString(), u"Sent"_s);
    QCOMPARE(model.index(0, EventLogModel::TextColumn).data().toString(), u"hello"_s);
    QCOMPARE(model.index(1, EventLogModel::TimeColumn).data().toString(), u"16:15:01.500"_s);
    QCOMPARE(
        model.index(1, 0).data(EventLogModel::KindRole).toInt(), static_cast<int>(Kind::Error));
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestDiagnosticsModels::startsWithWhatWasNotedBefore()
{
    m_diagnostics->note(Kind::Note, u"before"_s);
    const EventLogModel model(*m_diagnostics);
    QCOMPARE(model.rowCount(), 1);
}

void TestDiagnosticsModels::dropsTheOldestEventsLikeTheEngine()
{
    const int nearlyFull = Diagnostics::kMaxEntries - 2;
    for (int number = 0; number < nearlyFull; ++number)
        m_diagnostics->note(Kind::Note, QString::number(number));
    EventLogModel model(*m_diagnostics);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int number = nearlyFull; number < Diagnostics::kMaxEntries + 3; ++number)
        m_diagnostics->note(Kind::Note, QString::number(number));
    QCOMPARE(model.rowCount(), Diagnostics::kMaxEntries);
    QCOMPARE(model.index(0, EventLogModel::TextColumn).data().toString(), u"3"_s);
    QCOMPARE(
        model.index(model.rowCount() - 1, EventLogModel::TextColumn).data().toString(),
        QString::number(Diagnostics::kMaxEntries + 2));
}

void TestDiagnosticsModels::clearsWithTheEngine()
{
    EventLogModel model(*m_diagnostics);
    m_diagnostics->note(Kind::Note, u"gone"_s);
    m_diagnostics->clearEntries();
    QCOMPARE(model.rowCount(), 0);
    m_diagnostics->note(Kind::Note, u"new"_s);
    QCOMPARE(model.rowCount(), 1);
}

void TestDiagnosticsModels::filtersByKind()
{
    EventLogModel model(*m_diagnostics);
    EventLogFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(
        &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_diagnostics->note(Kind::Sent, u"ping"_s);
    m_diagnostics->note(Kind::Received, u"pong"_s);
    m_diagnostics->note(Kind::Sent, u"hello"_s);
    QCOMPARE(filter.rowCount(), 3);
    filter.setKind(Kind::Sent);
    QCOMPARE(filter.rowCount(), 2);
    // What comes in later is filtered too.
    m_diagnostics->note(Kind::Error, u"no"_s);
    m_diagnostics->note(Kind::Sent, u"yes"_s);
    QCOMPARE(filter.rowCount(), 3);
    filter.setKind(std::nullopt);
    QCOMPARE(filter.rowCount(), 5);
}

void TestDiagnosticsModels::filtersByText()
{
    EventLogModel model(*m_diagnostics);
    EventLogFilter filter;
    filter.setSourceModel(&model);
    m_diagnostics->note(Kind::Received, u"{\"type\":\"HEARTBEAT\"}"_s);
    m_diagnostics->note(Kind::Received, u"{\"type\":\"pong\"}"_s);
    filter.setText(u" heartbeat "_s);
    QCOMPARE(filter.rowCount(), 1);
    // The words of the other columns do not count.
    filter.setText(u"Received"_s);
    QCOMPARE(filter.rowCount(), 0);
    filter.setText({});
    QCOMPARE(filter.rowCount(), 2);
}

void TestDiagnosticsModels::copiesRowsAsLines()
{
    EventLogModel model(*m_diagnostics);
    m_diagnostics->note(Kind::Sent, u"one"_s);
    m_diagnostics->note(Kind::Sent, u"two"_s);
    m_diagnostics->note(Kind::Sent, u"three"_s);
    QCOMPARE(rowsAsText(model, {0, 2}), u"16:15:00.000  Sent  one\n16:15:00.000  Sent  three"_s);
    QCOMPARE(rowsAsText(model, {}), QString());
}

void TestDiagnosticsModels::tellsStatesNewestFirst()
{
    StateHistoryModel model(*m_diagnostics, *m_scheduler);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_diagnostics->enter(ConnectionState::Connecting, u"start"_s);
    m_diagnostics->enter(ConnectionState::Live, u"caught up"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, StateHistoryModel::StateColumn).data().toString(), u"● Live"_s);
    QCOMPARE(model.index(0, StateHistoryModel::WhyColumn).data().toString(), u"caught up"_s);
    QCOMPARE(model.index(1, StateHistoryModel::StateColumn).data().toString(), u"◌ Connecting…"_s);
    QCOMPARE(
        model.index(0, 0).data(StateHistoryModel::StateRole).toInt(),
        static_cast<int>(ConnectionState::Live));
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestDiagnosticsModels::tellsHowLongEachStateLasted()
{
    StateHistoryModel model(*m_diagnostics, *m_scheduler);
    m_diagnostics->enter(ConnectionState::Connecting, {});
    m_scheduler->advance(40ms);
    m_diagnostics->enter(ConnectionState::Live, {});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    m_scheduler->advance(75s);
    model.tick();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(0, StateHistoryModel::LastedColumn).data().toString(), u"1 min 15 s"_s);
    QCOMPARE(model.index(1, StateHistoryModel::LastedColumn).data().toString(), u"40 ms"_s);
}

void TestDiagnosticsModels::dropsTheOldestStatesLikeTheEngine()
{
    StateHistoryModel model(*m_diagnostics, *m_scheduler);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int number = 0; number < Diagnostics::kMaxStates + 3; ++number)
        m_diagnostics->enter(ConnectionState::Connecting, QString::number(number));
    QCOMPARE(model.rowCount(), Diagnostics::kMaxStates);
    QCOMPARE(
        model.index(model.rowCount() - 1, StateHistoryModel::WhyColumn).data().toString(), u"3"_s);
}

QString TestDiagnosticsModels::fact(const QList<Fact>& facts, const QString& label)
{
    for (const Fact& fact : facts) {
        if (fact.label == label)
            return fact.value;
    }
    return u"no such fact"_s;
}

void TestDiagnosticsModels::tellsAlwaysTheSameFacts()
{
    const auto before = diagnosticsFacts(*m_diagnostics, {}, m_scheduler->now());
    m_diagnostics->enter(ConnectionState::Live, {});
    m_diagnostics->measured(12ms);
    m_scheduler->advance(1s);
    const auto after = diagnosticsFacts(*m_diagnostics, {}, m_scheduler->now());
    QCOMPARE(before.size(), after.size());
    for (qsizetype at = 0; at < before.size(); ++at) {
        QCOMPARE(before[at].label, after[at].label);
        QVERIFY(!before[at].meaning.isEmpty());
        QVERIFY(!before[at].value.isEmpty());
    }
}

void TestDiagnosticsModels::tellsTheFigures()
{
    m_diagnostics->enter(ConnectionState::Live, {});
    for (const auto latency : {30ms, 10ms, 20ms})
        m_diagnostics->measured(latency);
    m_diagnostics->count().messagesIn = 412;
    m_diagnostics->count().bytesOut = 12'345;
    m_diagnostics->count().polls = 3;
    m_scheduler->advance(185s);
    sync::ConnectionStatus status;
    status.latency = 20ms;
    status.lastSync = m_scheduler->now();
    const auto facts = diagnosticsFacts(*m_diagnostics, status, m_scheduler->now());
    QCOMPARE(fact(facts, u"Uptime"_s), u"3 min 05 s"_s);
    QCOMPARE(fact(facts, u"Latency"_s), u"20 ms"_s);
    QCOMPARE(fact(facts, u"Median latency"_s), u"20 ms"_s);
    QCOMPARE(fact(facts, u"Last sync"_s), u"just now"_s);
    QCOMPARE(fact(facts, u"Messages in"_s), u"412"_s);
    QCOMPARE(fact(facts, u"Sent"_s), u"12.3 kB"_s);
    QCOMPARE(fact(facts, u"Polls"_s), u"3"_s);
    QCOMPARE(fact(facts, u"Connects"_s), u"1"_s);
}

void TestDiagnosticsModels::tellsBytesInWords_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("words");

    QTest::newRow("none") << qint64(0) << u"0 B"_s;
    QTest::newRow("bytes") << qint64(999) << u"999 B"_s;
    QTest::newRow("kilo") << qint64(1000) << u"1.0 kB"_s;
    QTest::newRow("mega") << qint64(3'140'000) << u"3.1 MB"_s;
}

void TestDiagnosticsModels::tellsBytesInWords()
{
    QFETCH(qint64, bytes);
    QTEST(bytesInWords(bytes), "words");
}

QTEST_GUILESS_MAIN(TestDiagnosticsModels)
#include "tst_diagnostics_models.moc"
