// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/probe/probe_findings.h"
#include "app/probe/probe_options.h"
#include "app/sync/transport.h"
#include "base/random.h"
#include "base/scheduler.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>

namespace betlog::probe {

/// Goes to a server step by step, as the app would, and says where the way ends.
///
///   HTTP ──▶ WebSocket ──▶ hello ──▶ five pings ──▶ posts ──▶ watching ──▶ done
///
/// Each step has its time; the first that fails ends the probe. Lives on the thread of its event
/// loop; `finished` comes once.
class Probe final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPings = 5;

    Probe(
        const ProbeOptions& options,
        const ProbeReport& report,
        base::Scheduler& scheduler,
        base::Random& random,
        QObject* parent = nullptr);
    ~Probe() override;

    void start();

signals:
    void finished(int exitCode);

private:
    void beginStep(const QString& name, Fault ifLate);
    void askHealth();
    void healthTold(const sync::HttpAnswer& answer);
    void openLine();
    void sayHello();
    void ping();
    void ponged();
    void postNext();
    void postSettled();
    void takeBackNext();
    void watch();

    void hear(const wire::ServerMessage& message);
    void hearChange(const wire::Change& change);
    void hearRefusal(const wire::Refusal& refusal);
    void lineEnded(const sync::LineEnd& end);
    void fail(Fault fault, const QString& why);
    void finish(Fault fault, const QString& why);

    /// Of the running step.
    [[nodiscard]] double elapsedMs() const;
    [[nodiscard]] wire::Mutation newMutation(base::BetId bet, const wire::Operation& operation);

    ProbeOptions m_options;
    const ProbeReport& m_report;
    base::Scheduler& m_scheduler;
    base::Random& m_random;
    QNetworkAccessManager m_network;
    std::unique_ptr<sync::Transport> m_line;
    base::Alarm m_deadline;
    QElapsedTimer m_timer;
    QString m_step;
    Health m_health;
    QList<double> m_times; ///< of the repeated step
    QList<base::BetId> m_placed;
    base::MutationId m_posted; ///< the write that is on its way
    bool m_isAnswered = false; ///< … was acknowledged
    bool m_isTold = false; ///< … was told as a change
    bool m_isDone = false;
};

} // namespace betlog::probe
