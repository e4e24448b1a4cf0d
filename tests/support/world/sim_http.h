// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/world/sim_cable.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>

namespace betlog::tests {

/// HTTP through a cable: requests go to the simulated server's real API, in memory and in simulated
/// time. Some never arrive, some answers never come back, and some requests arrive twice.
class SimHttp final : public QNetworkAccessManager
{
    Q_OBJECT

public:
    explicit SimHttp(SimCable& cable)
        : m_cable(cable)
    { }

protected:
    QNetworkReply*
    createRequest(Operation operation, const QNetworkRequest& request, QIODevice* body) override;

private:
    SimCable& m_cable;
};

/// One request and its answer.
class SimReply final : public QNetworkReply
{
    Q_OBJECT

public:
    SimReply(SimCable& cable, const QNetworkRequest& request, QByteArray body, QObject* parent);
    ~SimReply() override;

    void abort() override;

    [[nodiscard]] qint64 bytesAvailable() const override;

    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char* into, qint64 maxSize) override;

private:
    [[nodiscard]] bool isLost();
    void send();
    void arriveAtServer();
    void serve();
    void answered(const QByteArray& bytes);
    void takeAnswer(const QByteArray& bytes);
    void fail(NetworkError error, const QString& why);

    SimCable& m_cable;
    QByteArray m_requestBody;
    QByteArray m_body;
    qsizetype m_readAt = 0;
    base::Alarm m_patience;
};

} // namespace betlog::tests
