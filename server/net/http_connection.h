// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/rate_limiter.h"
#include "server/net/handshake.h"
#include "server/net/http_request.h"
#include "server/net/stream.h"

#include <QObject>

#include <memory>

namespace betlog::net {

class HttpExchange;

/// One client's connection while it speaks HTTP.
///
///        ┌──────────── another request ────────────┐
///        ▼                                         │
///   ReadingHead ──head──▶ ReadingBody ──body──▶ Answering ──sent──▶ Sending
///        │  └── upgrade ──▶ (a WebSocket; this one is gone)            │
///        └──────────── refused, closed, out of time ──▶ (gone) ◀───────┘
///
/// At most one request is in work, and nothing is read meanwhile: what a client sends ahead waits
/// in the kernel. The next request is looked at only when the answer before it has left. Memory:
/// one head, one body, and what came with them in one read.
class HttpConnection final : public QObject, private Stream::Listener
{
    Q_OBJECT

public:
    /// Where the connection lives; the front door.
    class Host
    {
    public:
        virtual ~Host() = default;
        [[nodiscard]] virtual const DoorRules& rules() const = 0;
        [[nodiscard]] virtual const base::Clock& clock() const = 0;
        [[nodiscard]] virtual HttpExchange& makeExchange(HttpRequest request) = 0;
        /// The exchange is a whole request; its answer comes by HttpExchange::answered.
        virtual void serve(HttpExchange& exchange) = 0;
        /// The connection is left without its stream.
        virtual void upgrade(std::unique_ptr<Stream> stream, const Handshake& handshake) = 0;
        /// Room for a body, to be given back; false where too much is taken already.
        [[nodiscard]] virtual bool reserve(qsizetype bodyBytes) = 0;
        virtual void giveBack(qsizetype bodyBytes) = 0;
        virtual void turnedAway(base::ErrorCode code) = 0;
        /// The connection is over; `stream` (if it still stands) is to be ended decently. The
        /// connection must not be destroyed before the call has returned.
        virtual void leave(HttpConnection& connection, std::unique_ptr<Stream> stream) = 0;
    };

    static constexpr std::chrono::seconds kMaxIdle {60}; ///< between requests

    HttpConnection(Host& host, std::unique_ptr<Stream> stream);
    ~HttpConnection() override;

    /// To be called about once a second.
    void checkDeadline();
    /// Refuses whatever the client wants: it is not even read.
    void turnAway(const base::Error& error);
    /// Answers what is in work and goes; goes at once if nothing is.
    void leaveWhenAnswered();

private:
    enum class State { ReadingHead, ReadingBody, Answering, Sending, Gone };

    void streamReadable() override;
    void streamDrained() override;
    void streamBroken() override;
    void readOn();
    void readHead();
    void acceptHead(qsizetype headBytes);
    void readBody();
    void giveBack();
    void sendAnswer(const QByteArray& bytes);
    void nextRequest();
    void leave();
    void setDeadline(std::chrono::milliseconds delay);

    Host& m_host;
    std::unique_ptr<Stream> m_stream;
    State m_state = State::ReadingHead;
    bool m_isIdle = false; ///< nothing of the next request has come yet
    QByteArray m_input;
    RequestHead m_head;
    Admission m_admission;
    qsizetype m_reserved = 0; ///< of the host's room for bodies
    core::RateLimiter m_rate;
    std::chrono::milliseconds m_deadline {0};
};

} // namespace betlog::net
