// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/http_reply.h"
#include "server/net/http_request.h"

#include <QHttpServerResponder>
#include <QTcpSocket>

#include <optional>

namespace betlog::net {

/// One request and its answer, in the shape of the QTcpSocket that QHttpServer wants.
///
/// QHttpServer 6.4 reads without limits, begins the next request of a connection while the last one
/// is still unanswered, and destroys the socket under an answer that is still to come when the
/// client goes away. So it never sees a connection: it is given this, which holds exactly one whole
/// request that the door has checked, and which stays until that request has been answered.
///
/// A QObject of the network's thread. It destroys itself once it has been answered.
class HttpExchange final : public QTcpSocket
{
    Q_OBJECT

public:
    HttpExchange(HttpRequest request, QObject* parent);
    ~HttpExchange() override;

    [[nodiscard]] const HttpRequest& request() const { return m_request; }

    /// Keeps QHttpServer's responder until reply() is called.
    void keep(QHttpServerResponder&& responder);
    /// Answers the request; a second answer is ignored.
    void reply(const HttpReply& reply);
    void refuse(const base::Error& error);
    /// The client has closed its side, or is gone: whoever keeps the answer back may let it go.
    void abandon();

    [[nodiscard]] bool isAbandoned() const { return m_isAbandoned; }

    [[nodiscard]] qint64 bytesAvailable() const override;

    [[nodiscard]] qint64 bytesToWrite() const override { return 0; }

    void close() override;
    void disconnectFromHost() override;

signals:
    /// The whole answer, head and body.
    void answered(const QByteArray& bytes);
    void abandoned();
    void refused(betlog::base::ErrorCode code);

protected:
    qint64 readData(char* into, qint64 maxSize) override;
    qint64 writeData(const char* bytes, qint64 size) override;

private:
    void writeAnswer(const HttpReply& reply);
    void end();

    HttpRequest m_request;
    QByteArray m_unread; ///< the request as QHttpServer reads it
    QByteArray m_answer;
    std::optional<QHttpServerResponder> m_responder;
    bool m_isPacking = false;
    bool m_isAnswered = false;
    bool m_isAbandoned = false;
};

} // namespace betlog::net
