// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/faked_clock.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000; // for a machine that is busy with other things

/// A person's engine as a process of its own (tests/support/engine_main.cpp).
class EngineProcess
{
public:
    EngineProcess(
        const ServerProcess& server,
        const QString& profile,
        const QString& task,
        const QMap<QString, QString>& variables = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto variable = variables.begin(); variable != variables.end(); ++variable)
            environment.insert(variable.key(), variable.value());
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            QStringLiteral(TEST_BIN_DIR) + u"/betlog_engine"_s,
            {server.http(QString()).toString(), profile, task});
    }

    ~EngineProcess() { kill(); }

    /// Waits until it has said so many lines, or has ended.
    [[nodiscard]] bool saysLines(qsizetype count)
    {
        return says([this, count]() { return lines() >= count; });
    }

    /// Waits until it has said this word of each of these.
    [[nodiscard]] bool saysAll(const QString& word, const QSet<QString>& what)
    {
        return says([this, word, what]() {
            const QStringList all = said(word);
            return QSet<QString>(all.begin(), all.end()).contains(what);
        });
    }

    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }

    [[nodiscard]] qsizetype lines() const { return m_said.count('\n'); }

    /// SIGKILL: nothing is finished, as in a crash.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        m_said += m_process.readAllStandardOutput();
    }

    [[nodiscard]] bool ends()
    {
        if (!m_process.waitForFinished(kPatienceMs))
            return false;
        m_said += m_process.readAllStandardOutput();
        return m_process.exitStatus() == QProcess::NormalExit;
    }

    /// The whole lines that begin with `word`, without it.
    [[nodiscard]] QStringList said(const QString& word) const
    {
        QStringList found;
        QStringList lines = QString::fromUtf8(m_said).split(u'\n');
        lines.removeLast(); // Empty, or half a line.
        for (const QString& line : lines) {
            if (line.startsWith(word))
                found.append(line.mid(word.size()).trimmed());
        }
        return found;
    }

private:
    [[nodiscard]] bool says(const std::function<bool()>& enough)
    {
        const QDeadlineTimer patience(kPatienceMs);
        while (!enough()) {
            const auto left = static_cast<int>(patience.remainingTime());
            if (left <= 0 || !m_process.waitForReadyRead(left))
                return false;
            m_said += m_process.readAllStandardOutput();
        }
        return true;
    }

    QProcess m_process;
    QByteArray m_said;
};

/// Places so many bets of somebody else, as a script would; their ids.
QSet<QString> placeOthers(const ServerProcess& server, int count)
{
    HttpClient http(server.http(QString()));
    QJsonObject bet = betBody(u"Bob"_s);
    bet.remove("week_key"_L1);
    QSet<QString> placed;
    for (int i = 0; i < count; ++i)
        placed.insert(http.post(u"/api/bets"_s, bet).object().value("id"_L1).toString());
    return placed;
}

/// How often each bet is in the log, by its id.
QHash<QString, int> betsOf(const ServerProcess& server)
{
    HttpClient http(server.http(QString()));
    QHash<QString, int> counts;
    for (const QJsonValue& bet : http.get(u"/api/snapshot"_s).object().value("bets"_L1).toArray())
        ++counts[bet.toObject().value("id"_L1).toString()];
    return counts;
}

} // namespace

/// The client's half of "kill -9 in a loop under load": every bet that a person saw as kept is in
/// the log afterwards, once.
class TestEngineKill : public QObject
{
    Q_OBJECT

private slots:
    void losesAndDoublesNothing_data();
    void losesAndDoublesNothing();
    void goesOnAfterItWasStopped_data();
    void goesOnAfterItWasStopped();

private:
    void drainAndCompare(
        ServerProcess& server,
        const QString& profile,
        const QSet<QString>& typed,
        qsizetype others);
};

void TestEngineKill::losesAndDoublesNothing_data()
{
    QTest::addColumn<QString>("killed");
    QTest::addRow("the client, while it writes") << u"client"_s;
    QTest::addRow("the client, without a network") << u"offline client"_s;
    QTest::addRow("both, in turn") << u"both"_s;
}

void TestEngineKill::losesAndDoublesNothing()
{
    QFETCH(QString, killed);
    ServerProcess server;
    QVERIFY2(server.start(), qPrintable(server.errors()));
    const QTemporaryDir profile;
    QStringList kept;
    if (killed == "offline client"_L1)
        server.kill();
    for (const int lines : {1, 25, 60, 7, 90}) {
        EngineProcess typing(server, profile.path(), u"type"_s);
        QVERIFY(typing.saysLines(lines / 2));
        if (killed == "both"_L1) {
            server.kill();
            QVERIFY(typing.saysLines(lines)); // goes on without it
            QVERIFY2(server.start(), qPrintable(server.errors()));
        }
        QVERIFY(typing.saysLines(lines));
        typing.kill();
        kept += typing.said(u"kept"_s);
        QCOMPARE(typing.said(u"refused"_s), QStringList());
    }
    if (!server.isRunning())
        QVERIFY2(server.start(), qPrintable(server.errors()));
    drainAndCompare(server, profile.path(), {kept.begin(), kept.end()}, 0);
}

/// What was typed is in the log once, after a run that brings what is left there.
void TestEngineKill::drainAndCompare(
    ServerProcess& server, const QString& profile, const QSet<QString>& typed, qsizetype others)
{
    EngineProcess draining(server, profile, u"drain"_s);
    QVERIFY(draining.ends());
    QCOMPARE(draining.said(u"refused"_s), QStringList());
    QCOMPARE(draining.said(u"done"_s).size(), 1);
    const QHash<QString, int> bets = betsOf(server);
    QVERIFY(typed.size() >= 60); // some are said again by the run after
    for (const QString& id : typed)
        QVERIFY2(bets.value(id) == 1, qPrintable(id));
    // A run may end between the disk and the screen: such a bet was never seen as kept, and is one.
    QVERIFY(bets.size() >= typed.size() + others);
    for (const int count : bets)
        QCOMPARE(count, 1);
    QCOMPARE(server.stop(), 0);
    const ProgramRun verify = runBetlogd({u"verify"_s, u"--data"_s, server.dataDir()});
    QVERIFY2(verify.output.startsWith(u"ok"), qPrintable(verify.output + verify.errors));
}

void TestEngineKill::goesOnAfterItWasStopped_data()
{
    QTest::addColumn<bool>("isServerKilled");
    QTest::addRow("the line stands") << false;
    QTest::addRow("the line is gone") << true;
}

/// As a laptop whose lid was closed for longer than a line may be silent: it hears what happened
/// meanwhile, and what it types goes on where it was.
void TestEngineKill::goesOnAfterItWasStopped()
{
    QFETCH(bool, isServerKilled);
    if (!FakedClock::whyNot().isEmpty())
        QSKIP(qPrintable(FakedClock::whyNot()));
    ServerProcess server;
    QVERIFY2(server.start(), qPrintable(server.errors()));
    const QTemporaryDir profile;
    FakedClock clock(FakedClock::Stopwatch::Jumps);
    EngineProcess typing(server, profile.path(), u"type"_s, clock.environment());
    QVERIFY(typing.saysAll(u"live"_s, {QString()}));
    QVERIFY(typing.saysAll(u"heard"_s, placeOthers(server, 1)));
    QVERIFY(typing.saysLines(typing.lines() + 30));
    typing.signal(SIGSTOP);
    const QSet<QString> others = placeOthers(server, 7);
    if (isServerKilled) {
        server.kill();
        QVERIFY2(server.start(), qPrintable(server.errors()));
    }
    clock.set("+70s");
    typing.signal(SIGCONT);
    QVERIFY(typing.saysAll(u"woke"_s, {QString()}));
    QVERIFY(typing.saysAll(u"heard"_s, others));
    QVERIFY(typing.saysLines(typing.lines() + 40));
    typing.kill();
    QCOMPARE(typing.said(u"refused"_s), QStringList());
    const QStringList kept = typing.said(u"kept"_s);
    drainAndCompare(server, profile.path(), {kept.begin(), kept.end()}, others.size() + 1);
}

QTEST_GUILESS_MAIN(TestEngineKill)
#include "tst_engine_kill.moc"
