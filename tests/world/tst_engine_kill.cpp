// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000; // for a machine that is busy with other things

/// A person's engine as a process of its own (tests/support/engine_main.cpp).
class EngineProcess
{
public:
    EngineProcess(const ServerProcess& server, const QString& profile, const QString& task)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            QStringLiteral(TEST_BIN_DIR) + u"/betlog_engine"_s,
            {server.http(QString()).toString(), profile, task});
    }

    ~EngineProcess() { kill(); }

    /// Waits until it has said so many lines, or has ended.
    [[nodiscard]] bool saysLines(int count)
    {
        while (m_said.count('\n') < count) {
            if (!m_process.waitForReadyRead(kPatienceMs))
                return false;
            m_said += m_process.readAllStandardOutput();
        }
        return true;
    }

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
    QProcess m_process;
    QByteArray m_said;
};

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
    EngineProcess draining(server, profile.path(), u"drain"_s);
    QVERIFY(draining.ends());
    QCOMPARE(draining.said(u"refused"_s), QStringList());
    QCOMPARE(draining.said(u"done"_s).size(), 1);

    const QHash<QString, int> bets = betsOf(server);
    const QSet<QString> typed(kept.begin(), kept.end());
    QVERIFY(typed.size() >= 60); // some are said again by the run after
    for (const QString& id : typed)
        QVERIFY2(bets.value(id) == 1, qPrintable(id));
    // A run may end between the disk and the screen: such a bet was never seen as kept, and is one.
    QVERIFY(bets.size() >= typed.size());
    for (const int count : bets)
        QCOMPARE(count, 1);
    QCOMPARE(server.stop(), 0);
    const ProgramRun verify = runBetlogd({u"verify"_s, u"--data"_s, server.dataDir()});
    QVERIFY2(verify.output.startsWith(u"ok"), qPrintable(verify.output + verify.errors));
}

QTEST_GUILESS_MAIN(TestEngineKill)
#include "tst_engine_kill.moc"
