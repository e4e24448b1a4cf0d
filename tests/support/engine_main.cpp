// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"
#include "app/sync/sync_client.h"
#include "tests/support/bets.h"

#include <QCoreApplication>
#include <QTimer>

#include <unistd.h>

using namespace betlog;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kTypingPause {3};

/// Straight to the descriptor: a line that was said is read, however this process ends.
void say(const QByteArray& line)
{
    const QByteArray whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.constData(), static_cast<size_t>(whole.size())) < 0)
        ::_exit(3);
}

/// Types a bet, and now and then a result for the one before.
void type(sync::SyncEngine& engine, int count, base::BetId& last)
{
    if (count % 4 == 3 && engine.replica().find(last)) {
        wire::SetStatus status;
        status.results.insert(0, domain::LineResult::Won);
        engine.setStatus(last, status);
        return;
    }
    wire::CreateBet bet = tests::aCreate();
    bet.weekKey.reset();
    last = base::BetId(QUuid::createUuid());
    engine.place(bet, last);
}

bool isDone(const sync::SyncEngine& engine)
{
    const QList<sync::QueueEntry> queue = engine.queue();
    return engine.status().state == sync::ConnectionState::Live
        && std::all_of(queue.begin(), queue.end(), [](const sync::QueueEntry& entry) {
               return entry.state == sync::QueueState::Accepted;
           });
}

void sayWhatHappens(sync::SyncClient& client)
{
    sync::SyncEngine& engine = client.engine();
    QObject::connect(&client.wakeWatch(), &sync::WakeWatch::woke, &engine, []() { say("woke"); });
    QObject::connect(
        &engine.replica(), &sync::Replica::betAdded, &engine, [&engine](base::BetId bet) {
            const std::optional<sync::ShownBet> shown = engine.replica().find(bet);
            if (shown && sync::isUnanswered(shown->delivery))
                say("kept " + bet.text().toLatin1());
        });
    QObject::connect(
        &engine, &sync::SyncEngine::happened, &engine, [](const sync::LogEvent& event) {
            say("heard " + event.bet.id.text().toLatin1());
        });
    QObject::connect(
        &engine,
        &sync::SyncEngine::statusChanged,
        &engine,
        [](const sync::ConnectionStatus& status) {
            if (status.state == sync::ConnectionState::Live)
                say("live");
        });
    QObject::connect(
        &engine,
        &sync::SyncEngine::refused,
        &engine,
        [](base::MutationId, base::BetId, const base::Error& error) {
            say("refused " + error.detail.toUtf8());
        });
}

} // namespace

/// betlog_engine URL PROFILE type|drain
///
/// A person's engine as a process that a test can kill. `type` writes bets without a pause and says
/// "kept <id>" for each that shows as pending; `drain` types nothing, and says "done" once
/// everything of earlier runs is in the log. Both say "live", "woke", "heard <id>" where somebody
/// else did something to a bet, and "refused <why>" where that happens.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 4)
        return 2;
    sync::SyncClient client(base::ClientId(QUuid::createUuid()), QString::fromLocal8Bit(argv[2]));
    sync::SyncEngine& engine = client.engine();
    sayWhatHappens(client);
    client.setServer(QUrl(QString::fromLocal8Bit(argv[1])));
    client.setUser(u"Ann"_s);
    engine.connectToServer();

    QTimer timer;
    int count = 0;
    base::BetId last;
    const bool isTyping = QByteArrayView(argv[3]) == "type";
    QObject::connect(&timer, &QTimer::timeout, &engine, [&]() {
        if (isTyping)
            return type(engine, ++count, last);
        if (!isDone(engine))
            return;
        say("done");
        QCoreApplication::quit();
    });
    timer.start(isTyping ? kTypingPause : 20 * kTypingPause);
    return QCoreApplication::exec();
}
