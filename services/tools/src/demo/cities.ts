export interface City {
  readonly name: string;
  /** Of the municipality (DANE); every cadastral number begins with it. */
  readonly code: string;
  /** Of its centre, in degrees. */
  readonly latitud: number;
  readonly longitud: number;
}

const city = (name: string, code: string, latitud: number, longitud: number): City => ({
  name,
  code,
  latitud,
  longitud,
});

export const cities: readonly [City, ...City[]] = [
  city('Bogotá', '11001', 4.6097, -74.0817),
  city('Medellín', '05001', 6.2442, -75.5812),
  city('Cali', '76001', 3.4516, -76.532),
  city('Barranquilla', '08001', 10.9685, -74.7813),
  city('Cartagena', '13001', 10.391, -75.4794),
  city('Cúcuta', '54001', 7.8939, -72.5078),
  city('Bucaramanga', '68001', 7.1193, -73.1227),
  city('Pereira', '66001', 4.8133, -75.6961),
  city('Santa Marta', '47001', 11.2408, -74.199),
  city('Ibagué', '73001', 4.4389, -75.2322),
  city('Pasto', '52001', 1.2136, -77.2811),
  city('Manizales', '17001', 5.0703, -75.5138),
  city('Neiva', '41001', 2.9273, -75.2819),
  city('Villavicencio', '50001', 4.142, -73.6266),
  city('Armenia', '63001', 4.5339, -75.6811),
  city('Popayán', '19001', 2.4448, -76.6147),
  city('Tunja', '15001', 5.5353, -73.3678),
  city('Leticia', '91001', -4.2153, -69.9406),
];
