// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QWidget>

#include <chrono>

namespace betlog::widgets {

/// The last round trips as a small line, the newest on the right, with the slowest written beside
/// it, so that the height means something.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    /// Oldest first.
    void setLatencies(const QList<std::chrono::milliseconds>& latencies);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QPolygonF points(const QRectF& box, std::chrono::milliseconds top) const;

    QList<std::chrono::milliseconds> m_latencies;
};

} // namespace betlog::widgets
