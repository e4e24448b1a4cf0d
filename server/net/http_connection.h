// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/rate_limiter.h"
#include "server/net/byte_budget.h"
#include "server/net/handshake.h"
#include "server/net/http_request.h"
#include "server/net/stream.h"

#include <QObject>
#include <QPointer>

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
/// in the kernel. The next request is looked at, and the connection left, only when the answer
/// before has been taken. Memory: one head, one body, and what came with them in one read.
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
        /// Room for what is sent as bodies, counted as it arrives.
        [[nodiscard]] virtual ByteBudget& bodies() = 0;
        /// Room for large answers that wait for their clients to take them.
        [[nodiscard]] virtual ByteBudget& answers() = 0;
        virtual void turnedAway(base::ErrorCode code) = 0;
        /// The connection is over; `stream` (if it still stands) is to be ended decently. The
        /// connection must not be destroyed before the call has returned.
        virtual void leave(HttpConnection& connection, std::unique_ptr<Stream> stream) = 0;
    };

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
    void streamHungUp() override;
    void streamBroken() override;
    void readOn();
    void readHead();
    void acceptHead(qsizetype headBytes);
    void readBody();
    void sendAnswer(const QByteArray& bytes);
    void answerTaken();
    void nextRequest();
    void leave();
    void setDeadline(std::chrono::milliseconds delay);

    Host& m_host;
    std::unique_ptr<Stream> m_stream;
    State m_state = State::ReadingHead;
    bool m_isLastRequest = false; ///< the door is shut
    bool m_isIdle = false; ///< nothing of the next request has come yet
    QByteArray m_input;
    RequestHead m_head;
    Admission m_admission;
    ByteBudget::Claim m_bodyRoom;
    ByteBudget::Claim m_answerRoom;
    QPointer<HttpExchange> m_exchange; ///< in work
    core::RateLimiter m_rate;
    std::chrono::milliseconds m_deadline {0};
};

} // namespace betlog::net
