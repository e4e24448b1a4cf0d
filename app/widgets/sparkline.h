// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QWidget>

#include <functional>

namespace betlog::widgets {

/// The last values of something that is measured again and again, as a small line: the newest on
/// the right, and the top of the scale written beside it, so that the height means something.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    struct Measure
    {
        QString name; ///< "Latency"
        qint64 leastTop =
            1; ///< a line below this stays low, and does not fill the height with noise
        std::function<QString(qint64)> inWords; ///< "20 ms"
    };

    explicit Sparkline(Measure measure, QWidget* parent = nullptr);

    /// Oldest first; the newest 120 are shown. None is below zero.
    void setValues(const QList<qint64>& values);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QPolygonF points(const QRectF& box, qint64 top) const;

    Measure m_measure;
    QList<qint64> m_values;
};

} // namespace betlog::widgets
