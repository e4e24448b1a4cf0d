// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QtGlobal>

#include <chrono>

/// Every limit of the wire, with its reason. The limits of a bet's fields are in
/// domain/bet_rules.h.
namespace betlog::wire::limits {

inline constexpr int kProtocolVersion = 1;

// Frames. QtWebSockets decodes each fragment as UTF-8 on its own, so a message must fit one frame.
inline constexpr qsizetype kMaxClientMessageBytes = 64 * 1024; ///< a bet of 50 full lines fits
inline constexpr qsizetype kMaxServerMessageBytes = 256 * 1024; ///< below the 512 KiB split of Qt
inline constexpr int kMaxJsonDepth =
    16; ///< a bet is 6 deep inside a change; the rest is room to grow
inline constexpr int kMaxListRead =
    1000; ///< entries of a list in a bet; how many are allowed, the rules of the domain say

// HTTP.
inline constexpr qsizetype kMaxHttpHeaderBytes = 16 * 1024; ///< what every proxy takes
inline constexpr qsizetype kMaxHttpBodyBytes = 1024 * 1024; ///< the catalogue is the largest body
inline constexpr qsizetype kMaxHttpAnswerBytes =
    64 * 1024 * 1024; ///< what a client reads; a snapshot of 50,000 bets fits
inline constexpr qsizetype kMaxBodiesBytes =
    64 * 1024 * 1024; ///< of all clients together, so that many at once cannot fill the memory
inline constexpr qsizetype kMaxBodiesBytesOfOne = kMaxBodiesBytes / 2; ///< of one address
inline constexpr qsizetype kLargeAnswerBytes = 64 * 1024; ///< one that is larger counts below
inline constexpr qsizetype kMaxAnswersBytes =
    128 * 1024 * 1024; ///< of large answers that wait for their clients; past it: try again later
inline constexpr qsizetype kMaxAnswersBytesOfOne = kMaxAnswersBytes / 2; ///< of one address
inline constexpr std::chrono::seconds kMaxIdle {60}; ///< between two requests of a connection
inline constexpr int kMaxPageRows = 500; ///< of GET /api/bets
inline constexpr int kDefaultPageRows = 100;
inline constexpr int kMaxChangesPage = 1000; ///< of GET /api/changes; about 1 MB
inline constexpr int kDefaultChangesPage = 500;
inline constexpr std::chrono::seconds kMaxLongPoll {25}; ///< below the 30 s of common proxies
inline constexpr int kMaxWaitingPolls = 2000; ///< each holds one connection
inline constexpr int kMaxBulkDelete = 5000; ///< ids in one request
inline constexpr qsizetype kMaxPageBytes =
    4 * 1024 * 1024; ///< a page ends early: 500 bets of 64 KiB would be 32 MiB of answer

// The log's own queues, of all clients together.
inline constexpr size_t kMaxWaitingWrites =
    4096; ///< a disk that syncs 100 times a second still takes 100,000 writes in a minute
inline constexpr size_t kMaxBatch =
    512; ///< writes of one transaction; a longer one makes nobody faster, and lets everybody wait
inline constexpr std::chrono::milliseconds kMaxBatchTime {
    50}; ///< nor one that takes longer: systems of many combinations are slow to settle
inline constexpr size_t kMaxWaitingReads =
    4096; ///< a thousand clients may ask at once when a server comes back

// Who may be connected.
inline constexpr int kMaxConnections = 10'000;
inline constexpr int kMaxConnectionsOfOne = 256; ///< of one address; a club behind one router fits

// Subscriptions.
inline constexpr int kMaxRoomPatterns = 64; ///< a client shows one week and follows another
inline constexpr int kMaxUnackedMutations = 32; ///< in flight from one client at once
inline constexpr int kMaxPresenceUsers = 500; ///< so that the list fits one message

// Time.
inline constexpr std::chrono::seconds kHeartbeat {25}; ///< below the 30 to 60 s of NAT boxes
inline constexpr std::chrono::seconds kSilence {60}; ///< two heartbeats and slack: reconnect
inline constexpr std::chrono::seconds kRequestDeadline {5}; ///< to send a whole header
inline constexpr std::chrono::seconds kBodyDeadline {30}; ///< to send a whole body

// A subscriber that does not read (qt-notes.md, "Fan-out").
inline constexpr qsizetype kLaggingBytes = 256 * 1024; ///< its live feed stops, it catches up later
inline constexpr qsizetype kMaxBacklogBytes = 1024 * 1024; ///< it is closed with 4408
inline constexpr std::chrono::seconds kMaxStuck {10}; ///< so is one that takes nothing for so long

// Rates, per connection; a person clicks ten times a second at most, an import sends in bulk.
inline constexpr int kMessagesPerSecond = 200;
inline constexpr int kMessageBurst = 1000;
inline constexpr int kRequestsPerSecond = 500; ///< of HTTP; a script posts in bulk
inline constexpr int kRequestBurst = 2000;

} // namespace betlog::wire::limits
